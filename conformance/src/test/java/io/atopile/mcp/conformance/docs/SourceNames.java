package io.atopile.mcp.conformance.docs;

import static java.util.stream.Collectors.toSet;

import io.atopile.mcp.conformance.house.Sources;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that documents may use.
 *
 * @param shipped types of the main sources, nested ones by themselves and as {@code Outer.Nested}, each with its file's text
 * @param tests the same of the test sources
 * @param packages below {@code io.atopile.mcp}, of the main sources
 * @param tools as clients see them
 */
record SourceNames(Map<String, String> shipped, Map<String, String> tests, Set<String> packages, Set<String> tools) {

    private static final String ROOT_PACKAGE = "io.atopile.mcp.";
    private static final Pattern TYPE = Pattern.compile(
            "(?m)^ *(?:(?:public|protected|private|static|final|sealed|non-sealed|abstract) +)*(?:class|record|enum|@?interface) +([A-Z]\\w*)");
    private static final Pattern TOOL = Pattern.compile("@ToolSpec\\(\\s*name = \"(\\w+)\"");

    static SourceNames read() {
        var shipped = new HashMap<String, String>();
        var tests = new HashMap<String, String>();
        for (var file : Sources.all()) {
            addTypes(file, isShipped(file) ? shipped : tests);
        }
        var packages = Sources.all().stream()
                .filter(SourceNames::isShipped)
                .map(Sources::packageOf)
                .filter(name -> name.startsWith(ROOT_PACKAGE))
                .map(name -> name.substring(ROOT_PACKAGE.length()))
                .collect(toSet());
        var tools = shipped.values().stream()
                .flatMap(text -> TOOL.matcher(text).results().map(match -> match.group(1)))
                .collect(toSet());
        return new SourceNames(shipped, tests, packages, tools);
    }

    private static void addTypes(Path file, Map<String, String> types) {
        var text = String.join("\n", Sources.lines(file));
        var outer = file.getFileName().toString().replace(".java", "");
        TYPE.matcher(text).results().map(match -> match.group(1)).forEach(name -> {
            types.merge(name, text, String::concat);
            types.merge(outer + "." + name, text, String::concat);
        });
    }

    private static boolean isShipped(Path file) {
        return Sources.name(file).contains("src/main/java/");
    }
}
