package io.atopile.mcp.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Block;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkillRegistryTest {

    private final SkillRegistry registry = SkillRegistry.builtIn();

    @Test
    void everyBuiltInSkillIsAPromptWithItsText() {
        for (var listing : registry.list()) {
            var message = registry.fill(listing.name(), Map.of()).orElseThrow().messages().getFirst();
            assertTrue(message.content() instanceof Block.Text(var text) && text.length() > 200, listing.name());
        }
        assertEquals("Diagnose build failure", registry.list().getFirst().title());
        assertTrue(registry.fill("nothing", Map.of()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    no front matter                                 | it must begin with front matter between two lines ---
                    ---\\nname: other\\ndescription: d\\n---\\nbody | name must be the folder's, in lower case
                    ---\\nname: mine\\n---\\nbody                   | the field description is missing
                    ---\\nname: [\\n---\\nbody                      | the front matter is not YAML
                    ---\\n- a\\n---\\nbody                          | the front matter must be fields
                    """)
    void aSkillOutsideTheFormatIsRefusedWithTheReason(String text, String reason) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Skill.parse("mine", text.translateEscapes()));
        assertEquals("mine/SKILL.md: " + reason, refused.getMessage());
    }
}
