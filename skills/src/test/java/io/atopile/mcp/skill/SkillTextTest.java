package io.atopile.mcp.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.skill.plan.SkillProblem;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkillTextTest {

    @Test
    void nameDescriptionAndTextAreRead() {
        var read = SkillText.read("mine", "---\nname: mine\ndescription: What for.\n---\n\nDo this.\n", new ArrayList<>());
        assertEquals(Optional.of(new SkillText("mine", "What for.", "Do this.")), read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    no front matter                                 | 1: the file must begin with front matter between two --- lines
                    ---\\nname: other\\ndescription: d\\n---\\nbody | 2: name must equal the folder's name, in lower case, at most 64 characters
                    ---\\nname: mine\\n---\\nbody                   | 2: the field description is missing
                    ---\\nname: mine\\nname: mine\\n---\\nbody       | 3: front matter: duplicate key name; keep only one
                    ---\\n- a\\n---\\nbody                          | 2: the front matter must be a mapping with name and description
                    """)
    void whatIsOutsideTheFormatIsRefusedWithItsLine(String text, String problem) {
        var problems = new ArrayList<SkillProblem>();
        assertEquals(Optional.empty(), SkillText.read("mine", text.translateEscapes(), problems));
        assertEquals("mine/SKILL.md:" + problem, problems.getFirst().toString());
    }
}
