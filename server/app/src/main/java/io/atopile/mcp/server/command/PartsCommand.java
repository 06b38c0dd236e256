package io.atopile.mcp.server.command;

import io.atopile.mcp.parts.catalogue.CatalogFolder;
import io.atopile.mcp.parts.catalogue.CatalogImport;
import io.atopile.mcp.parts.catalogue.CatalogSummary;
import io.atopile.mcp.parts.catalogue.ImportOutcome;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.terminal.TerminalStyle;
import io.atopile.mcp.tool.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Manages the user's parts catalogs. */
@Command(name = "parts", description = "Import, list and remove parts catalogs.")
final class PartsCommand extends ProgramCommand.Group {

    private static CatalogFolder folder() {
        return new CatalogFolder(Settings.defaults().getCatalogDirectory());
    }

    @Command(
            name = "import",
            description = "Import a supplier's parts list: the SQLite file of jlcparts, or JLCPCB's list as CSV."
                    + " An interrupted import continues where it stopped.")
    int bringIn(
            @Parameters(paramLabel = "FILE", description = "The file to import.") Path file,
            @Option(
                            names = "--name",
                            description = "Name of the catalog; an existing catalog of that name is replaced. Default: ${DEFAULT-VALUE}.",
                            defaultValue = "jlcpcb")
                    String name)
            throws InterruptedException {
        if (!CatalogFolder.isName(name)) {
            throw buildUsageError("A catalog's name consists of at most 40 lower-case letters, digits and -.");
        }
        var bar = new ProgressBar(System.err);
        var outcome = new CatalogImport(folder()).run(file, name, bar);
        bar.close();
        return switch (outcome) {
            case ImportOutcome.Imported(var called, var parts, var refused, var examples) -> {
                out().println("%s: %,d parts%s".formatted(called, parts, refused == 0 ? "" : ", %,d records rejected".formatted(refused)));
                examples.forEach(example -> System.err.println("parts: " + example));
                yield 0;
            }
            case ImportOutcome.Malformed(var message) -> reportFailure("%s: %s".formatted(file, message), Optional.empty());
            case ImportOutcome.Stopped(var message, var hint) -> reportFailure(message, Optional.of(hint));
        };
    }

    @Command(name = "list", description = "List the catalogs.")
    int list() {
        var names = folder().names();
        for (var name : names) {
            out().println(CatalogSummary.of(folder(), name)
                    .map(facts -> "%s: %,d parts from %s, %s".formatted(name, facts.parts(), facts.origin(), facts.finished()))
                    .orElse("%s: damaged; import it again, or remove it".formatted(name)));
        }
        if (names.isEmpty()) {
            System.err.println("parts: there are no catalogs; import one with: atopile-mcp parts import FILE");
        }
        return 0;
    }

    @Command(name = "remove", description = "Remove a catalog.")
    int remove(@Parameters(paramLabel = "NAME") String name) throws IOException {
        return folder().remove(name) ? 0 : reportFailure("There is no catalog '%s'.".formatted(name), Optional.of("List them with: atopile-mcp parts list"));
    }

    private static int reportFailure(String message, Optional<String> hint) {
        System.err.println("parts: " + message);
        hint.ifPresent(text -> System.err.println("parts: " + text));
        return 1;
    }

    /** Shows progress: a bar that is redrawn in place in a terminal, otherwise a line every few seconds. */
    private static final class ProgressBar implements Progress {

        private static final int WIDTH = 30;
        private static final long BETWEEN_DRAWINGS = 100_000_000L;
        private static final long BETWEEN_LINES = 5_000_000_000L;

        private final PrintStream out;
        private final boolean terminal;
        private long drawn;
        private String last = "";

        ProgressBar(PrintStream out) {
            this.out = out;
            this.terminal = TerminalStyle.findConsole().isPresent();
        }

        @Override
        public synchronized void report(double done, OptionalDouble total, String message) {
            var share = Math.clamp(done / total.orElse(1), 0.0, 1.0);
            var filled = (int) Math.round(share * WIDTH);
            last = "[%s%s] %3.0f %% %s".formatted("#".repeat(filled), " ".repeat(WIDTH - filled), share * 100, message);
            var now = System.nanoTime();
            if (now - drawn > (terminal ? BETWEEN_DRAWINGS : BETWEEN_LINES)) {
                drawn = now;
                out.print(terminal ? "\r" + last + "\u001b[K" : last + "\n");
                out.flush();
            }
        }

        /** Draws the final state. */
        synchronized void close() {
            if (!last.isEmpty()) {
                out.println(terminal ? "\r" + last + "\u001b[K" : last);
            }
        }
    }
}
