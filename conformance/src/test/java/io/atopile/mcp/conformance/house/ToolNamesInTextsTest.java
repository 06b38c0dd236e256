package io.atopile.mcp.conformance.house;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Repository;
import io.atopile.mcp.conformance.EveryTool;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever looks like a tool's name in a message, hint, description, prompt or skill is the name of a tool. */
class ToolNamesInTextsTest {

    private static final Pattern LITERAL = Pattern.compile("\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"");
    private static final Pattern WORD = Pattern.compile("(?<![\\w./$-])[a-z]+(?:_[a-z0-9]+)+(?![\\w(])");

    /** Columns and diagnostic codes of atopile, and a variable of a skill. */
    private static final Set<String> OTHER_NAMES = Set.of("build_error", "build_history", "project_root", "parts_left_out");

    @Test
    void everyToolNamedInATextExists() throws IOException {
        var tools = tools();
        var known = new HashSet<>(OTHER_NAMES);
        tools.forEach(tool -> {
            known.add(tool.name());
            WORD.matcher(tool.inputSchema().toString() + tool.outputSchema()).results().forEach(match -> known.add(match.group()));
        });
        Arrays.stream(ErrorCode.values()).map(ErrorCode::wireName).forEach(known::add);
        known.addAll(skills());
        var prefixes = tools.stream().map(tool -> tool.name().substring(0, tool.name().indexOf('_') + 1)).collect(toSet());
        var unknown = new TreeSet<String>();
        for (var file : texts()) {
            listUnknown(readTexts(file), prefixes, known).forEach(word -> unknown.add(Sources.name(file) + ": " + word));
        }
        assertEquals(Set.of(), unknown);
    }

    @Test
    void aNameOfNoToolIsFound() {
        assertEquals(List.of("build_rune"), listUnknown("Call build_rune or build_run; see build/build_x.log.", Set.of("build_"), Set.of("build_run")));
    }

    private static List<String> listUnknown(String text, Set<String> prefixes, Set<String> known) {
        return WORD.matcher(text).results()
                .map(match -> match.group())
                .filter(word -> prefixes.stream().anyMatch(word::startsWith) && !known.contains(word))
                .distinct()
                .toList();
    }

    private static List<ToolListing> tools() throws IOException {
        try (var wiring = Wiring.of(EveryTool.settings())) {
            var tools = wiring.offer().tools().list();
            assertTrue(tools.size() > 50, "the tools are listed");
            return tools;
        }
    }

    private static Set<String> skills() throws IOException {
        try (var folders = Files.list(Repository.ROOT.resolve("skills/library"))) {
            return folders.map(folder -> folder.getFileName().toString()).collect(toSet());
        }
    }

    private static List<Path> texts() throws IOException {
        try (var skills = Files.walk(Repository.ROOT.resolve("skills/library"));
                var prompts = Files.walk(Repository.ROOT.resolve("server/agent/src/main/resources"))) {
            return Stream.of(Sources.all().stream().filter(file -> Sources.name(file).contains("src/main/java/")), skills, prompts)
                    .flatMap(files -> files)
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static String readTexts(Path file) throws IOException {
        var text = Files.readString(file);
        return file.toString().endsWith(".java") ? String.join("\n", LITERAL.matcher(text).results().map(match -> match.group()).toList()) : text;
    }
}
