package io.atopile.mcp.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command explains itself, whichever way it is asked. */
class HelpTest {

    private static final Pattern LISTED = Pattern.compile("(?m)^  ([a-z][a-z-]*)(?=  )");
    private static final Pattern DECLARED = Pattern.compile("@Command\\(\\s*name = \"([^\"]+)\"");
    private static final String BEGIN = "\nCommands:\n";

    record Ended(int code, String out) {}

    private static Ended run(String line) {
        var out = new ByteArrayOutputStream();
        var code = AtopileMcp.run(line.split(" "), new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Ended(code, out.toString(StandardCharsets.UTF_8));
    }

    /** Returns the commands that are listed below a command, each with those below it. */
    private static Stream<String> commandsBelow(String command) {
        var help = run((command + " --help").strip()).out();
        return LISTED.matcher(help.contains(BEGIN) ? help.substring(help.indexOf(BEGIN)) : "").results()
                .map(match -> (command + " " + match.group(1)).strip())
                .filter(name -> !name.equals("help"))
                .flatMap(name -> Stream.concat(Stream.of(name), commandsBelow(name)));
    }

    static Stream<String> commands() {
        return commandsBelow("");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String command) {
        for (var option : new String[] {" --help", " -h"}) {
            var ended = run(command + option);
            assertEquals(0, ended.code(), ended.out());
            assertTrue(ended.out().contains("Usage: atopile-mcp " + command), ended.out());
        }
    }

    @Test
    void everyCommandInTheSourceIsListed() throws IOException {
        var declared = new TreeSet<String>();
        for (var source : files(Path.of("src/main/java/io/atopile/mcp/server/command"))) {
            DECLARED.matcher(source).results().map(match -> match.group(1)).forEach(declared::add);
        }
        var listed = commands().map(name -> name.substring(name.lastIndexOf(' ') + 1)).collect(Collectors.toCollection(TreeSet::new));
        listed.add("atopile-mcp");
        assertEquals(declared, listed);
    }

    @Test
    void everyCommandIsInTheDocuments() throws IOException {
        var documents = String.join("\n", files(Path.of("../../docs")));
        var missing = commands().filter(name -> !Pattern.compile("(atopile-mcp |`|[:,] )" + name + "\\b").matcher(documents).find()).toList();
        assertEquals(List.of(), missing);
    }

    private static List<String> files(Path folder) throws IOException {
        var texts = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(folder, "*.{java,md}")) {
            for (var file : files) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"trust", "sandbox", "call", "settings"})
    void helpNamesACommand(String command) {
        var ended = run("help " + command);
        assertEquals(0, ended.code(), ended.out());
        assertTrue(ended.out().contains("Usage: atopile-mcp " + command), ended.out());
    }

    @Test
    void helpAloneListsTheCommands() {
        assertTrue(run("help").out().contains("client-config"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-code", "claude", "CLAUDE"})
    void aClientIsKnownByItsProductsName(String client) {
        var ended = run("client-config " + client);
        assertEquals(0, ended.code());
        assertTrue(ended.out().startsWith("claude mcp add atopile"), ended.out());
    }
}
