package io.atopile.mcp.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.server.settings.SettingsReader;
import io.atopile.mcp.server.settings.TrustList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person is asked only where trust would change something, and only an explicit yes is one. */
class TrustPromptTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<String> questions = new ArrayList<>();
    private Path project = Path.of("");

    @BeforeEach
    void make() throws IOException {
        project = Files.createDirectories(folder.toRealPath().resolve("project"));
        write("ato.yaml", "paths: {src: ./}\nbuilds:\n  a: {entry: 'a.ato:A'}\n  b: {entry: 'b.ato:B'}\n");
        write("a.ato", "module A:\n    pass\n");
        write("b.ato", "module B:\n    pass\n");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(project.resolve(name).resolveSibling(""));
        Files.writeString(project.resolve(name), text);
    }

    private TrustList list() {
        return new TrustList(SettingsReader.of(Map.of("HOME", folder.toString(), "XDG_CONFIG_HOME", folder.resolve("config").toString())));
    }

    private TrustPrompt offer(String answer) {
        return new TrustPrompt(
                Optional.of(question -> {
                    questions.add(question);
                    return answer;
                }),
                list());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a.ato | module A | ``",
        "AGENTS.md | read me | AGENTS.md",
        "AGENTS.override.md | read me | AGENTS.override.md",
        ".agents/skills/x/SKILL.md | x | skills (.agents/skills)",
        ".agents/notes.md | x | ``",
        ".atopile-mcp.toml | x = 1 | ``",
        "tools/unused.py | pass | ``",
        "a.ato | from \"part.py\" import P | Python (part.py)",
        "b.ato | from \"x/part.py\" import P | Python (x/part.py)",
        "a.ato | # from \"part.py\" import P | ``",
        "ato.yaml | builds: {a: {entry: 'app.py:App'}} | Python (app.py)",
        "ato.yaml | builds: [ | ``",
        "docs/AGENTS.md | read me | ``"
    })
    void whatTrustEnablesIsNamed(String file, String text, String expected) throws IOException {
        write("app.py", "");
        write(file, text);
        assertEquals(expected.isEmpty() ? List.of() : List.of(expected), TrustPrompt.uses(project));
    }

    @Test
    void onlyYesIsYes() throws IOException {
        write("AGENTS.md", "read me");
        for (var answer : List.of("", "n", "no", "null", "ye", "yellow", "yes please", "trust", "1", "N", "\n", "да")) {
            offer(answer).make(project);
            assertFalse(list().trusts(project), answer);
        }
        assertEquals(project + " is not trusted. Trust enables its AGENTS.md. Trust it? [y/N] ", questions.getFirst());
        offer(" Yes ").make(project);
        assertTrue(list().trusts(project));
        questions.clear();
        offer("y").make(project);
        assertEquals(List.of(), questions);
    }

    @Test
    void nobodyIsAskedWithoutATerminalOrAReason() throws IOException {
        offer("y").make(project);
        assertEquals(List.of(), questions);
        write("AGENTS.md", "read me");
        new TrustPrompt(Optional.empty(), list()).make(project);
        assertFalse(list().trusts(project));
    }
}
