package io.atopile.mcp.conformance.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.skill.SkillRegistry.Suggested;
import io.atopile.mcp.tool.Toolset;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suggestions are looked up by tool, without reading skills that can have none. */
class SuggestionsTest {

    @TempDir
    private Path scratch;

    @Test
    void everySuggestionOfABuiltInSkillIsFoundByItsTool() throws Exception {
        var nothing = Map.of("HOME", scratch.toString(), "PATH", "");
        var settings = new Settings(AtopileSettings.of(nothing), List.of(scratch), EnumSet.allOf(Toolset.class), false, Mode.AUTO);
        try (var wiring = Wiring.of(settings)) {
            var registry = wiring.skills().registry();
            var declared = BuiltIn.names().stream()
                    .flatMap(skill -> BuiltIn.declaration(skill).suggest().stream().map(suggestion -> new Suggested(skill, suggestion)))
                    .toList();
            assertEquals(7, declared.size(), declared::toString);
            assertTrue(declared.stream().noneMatch(suggestion -> suggestion.when().code().equals("unverified")), declared::toString);
            for (var suggestion : declared) {
                var found = registry.listSuggestions(suggestion.when().after());
                assertTrue(found.stream().anyMatch(one -> describe(one).equals(describe(suggestion))), suggestion::toString);
            }
            assertEquals(List.of(), registry.listSuggestions("project_read_file"));
        }
    }

    private static String describe(Suggested suggested) {
        return "%s after %s %s".formatted(suggested.skill(), suggested.when().after(), suggested.when().code());
    }
}
