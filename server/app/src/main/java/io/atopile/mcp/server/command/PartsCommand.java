package io.atopile.mcp.server.command;

import io.atopile.mcp.parts.catalogue.CatalogFolder;
import io.atopile.mcp.parts.catalogue.CatalogImport;
import io.atopile.mcp.parts.catalogue.CatalogSummary;
import io.atopile.mcp.parts.catalogue.ImportOutcome;
import io.atopile.mcp.server.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The user's catalogues of parts. */
@Command(name = "parts", description = "Import, list and remove catalogues of parts.")
final class PartsCommand implements Runnable {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private AtopileMcp program;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private static CatalogFolder folder() {
        return new CatalogFolder(Settings.defaults().getCatalogDirectory());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    @Command(name = "import", description = "Import a supplier's list: the SQLite file of jlcparts, or JLCPCB's list as CSV. Goes on where it was stopped.")
    int bringIn(
            @Parameters(paramLabel = "FILE", description = "What to import.") Path file,
            @Option(names = "--name", description = "What to call it; a catalogue of that name is replaced. Default: ${DEFAULT-VALUE}.", defaultValue = "jlcpcb") String name)
            throws InterruptedException {
        if (!CatalogFolder.isName(name)) {
            throw new ParameterException(spec.commandLine(), "A catalogue's name has small letters, digits and -, at most 40.");
        }
        var bar = new ProgressBar(System.err);
        var outcome = new CatalogImport(folder()).run(file, name, bar);
        bar.close();
        return switch (outcome) {
            case ImportOutcome.Imported(var called, var parts, var refused, var examples) -> {
                program.out().println("%s: %,d parts%s".formatted(called, parts, refused == 0 ? "" : ", %,d records refused".formatted(refused)));
                examples.forEach(example -> System.err.println("parts: " + example));
                yield 0;
            }
            case ImportOutcome.Malformed(var message) -> reportFailure("%s: %s".formatted(file, message), Optional.empty());
            case ImportOutcome.Stopped(var message, var hint) -> reportFailure(message, Optional.of(hint));
        };
    }

    @Command(name = "list", description = "List the catalogues.")
    int list() {
        var names = folder().names();
        for (var name : names) {
            program.out().println(CatalogSummary.of(folder(), name)
                    .map(facts -> "%s: %,d parts from %s, %s".formatted(name, facts.parts(), facts.origin(), facts.finished()))
                    .orElse("%s: damaged; import it again, or remove it".formatted(name)));
        }
        if (names.isEmpty()) {
            System.err.println("parts: there are none; parts import FILE brings one in");
        }
        return 0;
    }

    @Command(name = "remove", description = "Remove a catalogue.")
    int remove(@Parameters(paramLabel = "NAME") String name) throws IOException {
        return folder().remove(name) ? 0 : reportFailure("There is no catalogue '%s'.".formatted(name), Optional.of("parts list shows them."));
    }

    private static int reportFailure(String message, Optional<String> hint) {
        System.err.println("parts: " + message);
        hint.ifPresent(text -> System.err.println("parts: " + text));
        return 1;
    }
}
