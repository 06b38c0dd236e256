package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssertionScanTest {

    @TempDir
    Path root;

    @Test
    void statementsAreFoundWhereverTheGrammarAllowsThem() throws IOException {
        write("app.ato", """
                #pragma experiment("FOR_LOOP")
                # assert in a comment
                module App: power = new Power; assert power.voltage within 5V +/- 5%  # why
                \"\"\"
                assert in a docstring
                \"\"\"
                module Other:
                    assert x within 1V to 2V
                """);
        assertEquals(
                List.of(new DesignAssertion("app.ato", 3, 32, "assert power.voltage within 5V +/- 5%")),
                find("app.ato:App").listAssertions());
        write("long.ato", """
                module Long:
                    text = "assert nothing"
                    for r in rs:
                        assert (
                            r.a + r.b
                        ) within 5V to \\
                            6V
                    é = 1; assert é < 2
                """);
        assertEquals(
                List.of(
                        new DesignAssertion("long.ato", 4, 9, "assert ( r.a + r.b ) within 5V to 6V"),
                        new DesignAssertion("long.ato", 8, 12, "assert é < 2")),
                find("long.ato:Long").listAssertions());
    }

    private AssertionScan findLarge() throws IOException {
        write("app.ato", """
                import Resistor
                from "lib/base.ato" import Base, Unused
                from "pkg/thing/thing.ato" import Thing
                module App from Base:
                    r = new Resistor
                    things = new Thing[3]
                    r -> Special
                module Special:
                    assert a is 1
                """);
        write("lib/base.ato", """
                import Helper from "helper.ato"
                module Base:
                    h = new Helper
                    assert b is 2
                module Unused:
                    assert never is 0
                """);
        write("lib/helper.ato", "module Helper:\n    assert h is 3\n");
        write(".ato/modules/pkg/thing/thing.ato", "component Thing:\n    assert t is 4\n");
        return find("app.ato:App");
    }

    @Test
    void onlyWhatTheEntryIsMadeOfCounts() throws IOException {
        AssertionScan found = findLarge();
        assertEquals(
                List.of("assert t is 4", "assert a is 1", "assert b is 2", "assert h is 3"),
                listTexts(found.listAssertions()));
        assertTrue(found.complete());
    }

    @Test
    void onlyWhatTheDesignContainsIsInstantiated() throws IOException {
        AssertionScan found = findLarge();
        assertEquals(List.of("assert a is 1", "assert b is 2"), listTexts(found.listInstantiated(Set.of("app.ato::App", "app.ato::Special"))));
        assertEquals(List.of("assert t is 4", "assert b is 2"), listTexts(found.listInstantiated(Set.of("app.ato::App", "thing.ato::Thing"))));
        assertEquals(List.of("assert h is 3"), listTexts(found.listInstantiated(Set.of("helper.ato::Helper"))));
        assertEquals(4, found.listInstantiated(Set.of()).size());
    }

    private static List<String> listTexts(List<DesignAssertion> assertions) {
        return assertions.stream().map(DesignAssertion::text).toList();
    }

    @Test
    void aDesignThatCannotBeReadInFullIsNotComplete() throws IOException {
        write("app.ato", "from \"gone.ato\" import Gone\nmodule App:\n    g = new Gone\n");
        assertFalse(find("app.ato:App").complete());
        assertFalse(find("gone.ato:App").complete());
        assertFalse(find("app.py:App").complete());
        assertFalse(find("").complete());
    }

    @Test
    void brokenTextEndsSomewhere() throws IOException {
        write("app.ato", "module App:\n    s = \"open\n    ((( assert x\n\"\"\" never closed \\");
        assertTrue(find("app.ato:App").complete());
    }

    private AssertionScan find(String entry) throws IOException {
        write("ato.yaml", "paths: {src: ./}\nbuilds: {}\n");
        Project project = assertInstanceOf(ProjectReadResult.Read.class, ProjectFile.read(root)).project();
        return AssertionScan.of(project, entry);
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
