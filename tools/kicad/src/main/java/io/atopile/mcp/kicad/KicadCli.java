package io.atopile.mcp.kicad;

import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.file.DirectoryTree;
import io.atopile.mcp.process.Command;
import io.atopile.mcp.process.Completion;
import io.atopile.mcp.process.ProcessConfinement;
import io.atopile.mcp.process.Sandbox;
import io.atopile.mcp.process.SandboxProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * KiCad's command line program. Its output goes into a temporary folder that is deleted afterwards; it writes nothing next to the
 * board.
 *
 * @param version such as {@code 9.0.8}
 * @param environment the base environment that it is started with
 * @param settings the user's KiCad settings, which it reads
 * @param sandbox its confinement: it reads the board's project and writes only the temporary folder
 */
public record KicadCli(Path program, String version, Map<String, String> environment, Path settings, Sandbox sandbox) {

    /** KiCad's exit code for an input file that it can't load. */
    private static final int UNREADABLE_INPUT = 3;
    private static final int OUTPUT_LIMIT = 20_000;
    private static final int LARGEST = 256 << 20;

    /** The result of a command that writes a file. */
    public sealed interface Made {

        /** The file's content; a class and not a record, because arrays don't compare as values. */
        final class Content implements Made {
            private final byte[] bytes;

            Content(byte[] bytes) {
                this.bytes = bytes;
            }

            /** The bytes themselves, not a copy: they must not be changed. */
            public byte[] bytes() {
                return bytes;
            }
        }

        /** No file; the reason is a clause. */
        record Nothing(Fault fault, String reason) implements Made {}

        /** Why there is no file. */
        enum Fault {
            /** It can't load the board, and never will. */
            BOARD,
            TIME,
            OTHER
        }
    }

    /**
     * Runs a command that writes one file.
     *
     * @param project the folder that contains the board and the libraries named in it
     */
    public Made make(List<String> arguments, String fileName, Path project, Path board, Duration patience) throws InterruptedException {
        try {
            var folder = Files.createTempDirectory("atopile-mcp-kicad").toRealPath();
            try {
                return make(arguments, folder, folder.resolve(fileName), project, board, patience);
            } finally {
                DirectoryTree.delete(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("A temporary folder can't be created", failure);
        }
    }

    private Made make(List<String> arguments, Path folder, Path file, Path project, Path board, Duration patience) throws IOException, InterruptedException {
        var argv = new ArrayList<>(List.of(program.toString()));
        argv.addAll(arguments);
        argv.addAll(List.of("--output", file.toString(), board.toString()));
        var own = new HashMap<>(environment);
        own.put("HOME", folder.toString());
        own.put("KICAD_CONFIG_HOME", settings.toString());
        var readable = Stream.concat(Stream.of(project, settings), libraries()).toList();
        var confinement = new ProcessConfinement(sandbox, SandboxProfile.ofReadable(readable).withWritable(List.of(folder)));
        return switch (new Command(argv, folder, own, patience, OUTPUT_LIMIT).withConfinement(confinement).run()) {
            case Completion.Exited _ when Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) -> readContent(file);
            case Completion.Exited(var code, var _, var _) when code == UNREADABLE_INPUT -> new Made.Nothing(Made.Fault.BOARD, "kicad-cli can't load the board");
            case Completion.Exited(var code, var _, var _) ->
                new Made.Nothing(Made.Fault.OTHER, "kicad-cli exited with code %d and wrote nothing".formatted(code));
            case Completion.TimedOut _ -> new Made.Nothing(Made.Fault.TIME, "kicad-cli took longer than %d seconds".formatted(patience.toSeconds()));
            case Completion.NotStarted(var reason) -> new Made.Nothing(Made.Fault.OTHER, reason);
        };
    }

    private static Made readContent(Path file) {
        try {
            return new Made.Content(BoundedFile.readUnlinked(file, LARGEST));
        } catch (IOException _) {
            return new Made.Nothing(Made.Fault.OTHER, "kicad-cli wrote a file that can't be read");
        }
    }

    /** Returns KiCad's installation folder, and the library folders named by the user's variables. */
    private Stream<Path> libraries() throws IOException {
        var prefix = program.toRealPath().resolveSibling("").resolveSibling("");
        var holdsHome = Path.of(System.getProperty("user.home", "/")).startsWith(prefix);
        return Stream.concat(holdsHome ? Stream.of(program.toRealPath()) : Stream.of(prefix), listConfiguredPaths());
    }

    private Stream<Path> listConfiguredPaths() {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("KICAD"))
                .map(variable -> Path.of(variable.getValue()))
                .filter(Path::isAbsolute);
    }
}
