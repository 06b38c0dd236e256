package io.atopile.mcp.project;

import io.atopile.mcp.file.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The copy of the user's sign-in that a single child process may get, in a copy of the configuration. It is deleted when the process has ended, or
 * earlier if this program is shut down; leftovers of a killed program are deleted at the next start.
 */
public final class SignInCopy implements AutoCloseable {

    private final Path session;
    private final Thread hook;

    private SignInCopy(Path configuration) {
        this.session = configuration.resolve("atopile").resolve(UserConfiguration.SESSION);
        this.hook = new Thread(this::delete, "delete the sign-in's copy");
    }

    /**
     * Takes ownership of the copy in a configuration that is about to be written.
     *
     * @throws IOException if this program is shutting down
     */
    public static SignInCopy of(Path configuration) throws IOException {
        var copy = new SignInCopy(configuration);
        try {
            Runtime.getRuntime().addShutdownHook(copy.hook);
        } catch (IllegalStateException ending) {
            throw new IOException("The program is shutting down", ending);
        }
        return copy;
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return; // The hook is already running, and does the same.
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(session);
        } catch (IOException _) {
            return; // The next start tries again.
        }
    }

    /** Creates a folder for the configuration of a process of this program. */
    public static Path makeFolder(Path directory) throws IOException {
        return Files.createTempDirectory(directory, "configuration-%d-".formatted(ProcessHandle.current().pid()));
    }

    /** Deletes the configurations left by programs that no longer run. */
    public static void deleteForsaken(Path state) {
        for (var version : list(state.resolve("atopile"))) {
            var folders = Stream.concat(Stream.of(version.resolve(AtoCommandRunner.FOLDER)), list(version.resolve(AtoDirectories.PROJECTS)).stream());
            folders.flatMap(folder -> list(folder).stream()).filter(SignInCopy::isForsaken).forEach(SignInCopy::delete);
        }
    }

    private static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static boolean isForsaken(Path folder) {
        var pieces = folder.getFileName().toString().split("-", -1);
        return pieces.length == 3
                && pieces[0].equals("configuration")
                && pieces[1].matches("\\d{1,18}")
                && !ProcessHandle.of(Long.parseLong(pieces[1])).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void delete(Path folder) {
        try {
            DirectoryTree.delete(folder);
        } catch (IOException _) {
            return; // The next start tries again.
        }
    }
}
