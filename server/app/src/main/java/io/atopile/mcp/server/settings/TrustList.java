package io.atopile.mcp.server.settings;

import io.atopile.mcp.file.AtomicFile;
import io.atopile.mcp.file.WriteOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The directories whose projects the user trusts: the key {@code trust} in the user's settings, which only the user's commands change. */
public final class TrustList {

    private static final String MODE = "rw-------";

    private final SettingsReader reader;

    public TrustList(SettingsReader reader) {
        this.reader = reader;
    }

    /** What came of a change. */
    public sealed interface Outcome {

        record Changed() implements Outcome {}

        /** Nothing was written. */
        record Failed(String reason) implements Outcome {}
    }

    /** The directories as the user's settings name them. */
    public List<String> listDirectories() {
        try {
            return Files.exists(reader.userFile()) ? TrustEdit.parseList(Files.readString(reader.userFile())) : List.of();
        } catch (IOException _) {
            return List.of();
        }
    }

    /** Whether a project is trusted, by its directory. */
    public boolean trusts(Path project) {
        return reader.trusts(project);
    }

    /** The canonical directory that an item means; the item itself where there is none. */
    public static Path resolveDirectory(String item) {
        return AgentSettingsFactory.resolveDirectory(item);
    }

    /** Adds a canonical directory. */
    public Outcome add(Path directory) {
        return change(text -> new TrustEdit(text).add(directory.toString()));
    }

    /** Takes out every item that means a directory. */
    public Outcome remove(Path directory) {
        return change(text -> {
            var items = TrustEdit.parseList(text);
            return new TrustEdit(text)
                    .remove(IntStream.range(0, items.size()).filter(at -> resolveDirectory(items.get(at)).equals(directory)).boxed().toList());
        });
    }

    /** How a text is changed; empty where it can't be. */
    @FunctionalInterface
    private interface Edit {
        Optional<String> of(String text);
    }

    private Outcome change(Edit edit) {
        try {
            var there = Files.exists(reader.userFile());
            var file = there ? reader.userFile().toRealPath() : reader.userFile();
            var bytes = there ? Files.readAllBytes(file) : new byte[0];
            var text = new String(bytes, StandardCharsets.UTF_8);
            var fault = TrustEdit.findFault(text);
            if (fault.isPresent()) {
                return new Outcome.Failed("%s can't be changed: %s.".formatted(file, fault.get()));
            }
            var changed = edit.of(text);
            if (changed.isEmpty()) {
                return new Outcome.Failed("The list trust in %s can't be changed as it is written; change it by hand.".formatted(file));
            }
            return writeFile(there, file, bytes, changed.get().getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            return new Outcome.Failed("%s can't be read.".formatted(reader.userFile()));
        }
    }

    private static Outcome writeFile(boolean there, Path file, byte[] before, byte[] after) throws IOException {
        if (!there) {
            Files.createDirectories(file.resolveSibling(""));
        }
        var real = file.resolveSibling("").toRealPath().resolve(file.getFileName());
        var outcome = there
                ? new AtomicFile().replace(real, before, after, () -> {})
                : new AtomicFile().create(real, after, Optional.of(MODE));
        return switch (outcome) {
            case WriteOutcome.Written _ -> new Outcome.Changed();
            case WriteOutcome.Changed _, WriteOutcome.Taken _ -> new Outcome.Failed("%s was changed meanwhile; try again.".formatted(file));
            case WriteOutcome.NotReplaceable _, WriteOutcome.Failed _ -> new Outcome.Failed("%s can't be written.".formatted(file));
        };
    }
}
