package io.atopile.mcp.server.command;

import io.atopile.mcp.imports.ImportGraph;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.server.CommonOptions;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.settings.TrustList;
import io.atopile.mcp.terminal.TerminalStyle;
import io.atopile.mcp.tool.CleanText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks the person at the terminal whether to trust an untrusted project before a command works in it. Asks only if trust would
 * change something, and only if both input and output are a terminal.
 */
final class TrustPrompt {

    private static final int NAMED_AT_MOST = 5;

    /** Asks a person a question. */
    @FunctionalInterface
    interface Terminal {
        String ask(String question);
    }

    private final Optional<Terminal> terminal;
    private final TrustList list;

    TrustPrompt(Optional<Terminal> terminal, TrustList list) {
        this.terminal = terminal;
        this.list = list;
    }

    /** Asks about the one project that a command works in. */
    static void makeAtTerminal(CommonOptions options) {
        var console = TerminalStyle.findConsole();
        if (console.isPresent()) {
            var settings = options.applyTo(Settings.defaults());
            var offer = new TrustPrompt(Optional.of(question -> String.valueOf(console.get().readLine("%s", question))), new TrustList(settings.reader()));
            settings.onlyProject().ifPresent(offer::make);
        }
    }

    /** Asks about a project by its canonical directory. */
    void make(Path project) {
        if (terminal.isEmpty() || list.trusts(project)) {
            return;
        }
        var uses = uses(project);
        if (uses.isEmpty()) {
            return;
        }
        var question = "%s is not trusted. Trust enables its %s. Trust it? [y/N] ".formatted(CleanText.cleanLine(project.toString()), String.join(", ", uses));
        if (terminal.get().ask(question).strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
            System.err.println("atopile-mcp: " + list.add(project).orElse("trusted; revoke with: atopile-mcp trust remove"));
        }
    }

    /** Returns the parts of a project that are only used if it is trusted. */
    static List<String> uses(Path project) {
        var uses = new ArrayList<String>();
        if (Files.isDirectory(project.resolve(".agents/skills"))) {
            uses.add("skills (.agents/skills)");
        }
        Stream.of("AGENTS.md", "AGENTS.override.md").filter(name -> Files.isRegularFile(project.resolve(name))).forEach(uses::add);
        var python = listPythonFiles(project);
        if (!python.isEmpty()) {
            var more = python.size() > NAMED_AT_MOST ? " and %d more".formatted(python.size() - NAMED_AT_MOST) : "";
            uses.add("Python (%s%s)".formatted(CleanText.cleanLine(String.join(", ", python.subList(0, Math.min(NAMED_AT_MOST, python.size())))), more));
        }
        return uses;
    }

    private static List<String> listPythonFiles(Path project) {
        if (!(ProjectFile.read(project) instanceof ProjectReadResult.Read(var read))) {
            return List.of();
        }
        var graph = ImportGraph.ofValidSource(project);
        return read.targets().stream()
                .flatMap(target -> graph.ofEntry(target.entry()).python().stream())
                .map(file -> file.file())
                .distinct()
                .toList();
    }
}
