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

    /** Returns the directories as written in the user's settings. */
    public List<String> listDirectories() {
        try {
            return Files.exists(reader.userFile()) ? TrustEdit.parseList(Files.readString(reader.userFile())) : List.of();
        } catch (IOException _) {
            return List.of();
        }
    }

    /** Returns whether the project in a directory is trusted. */
    public boolean trusts(Path project) {
        return reader.trusts(project);
    }

    /** Returns the canonical directory of an item; the item itself if the directory doesn't exist. */
    public static Path resolveDirectory(String item) {
        return AgentSettingsFactory.resolveDirectory(item);
    }

    /** Adds a canonical directory; returns why nothing was written, if so. */
    public Optional<String> add(Path directory) {
        return change(text -> new TrustEdit(text).add(directory.toString()));
    }

    /** Removes every item that denotes the directory; returns why nothing was written, if so. */
    public Optional<String> remove(Path directory) {
        return change(text -> {
            var items = TrustEdit.parseList(text);
            return new TrustEdit(text)
                    .remove(IntStream.range(0, items.size()).filter(at -> resolveDirectory(items.get(at)).equals(directory)).boxed().toList());
        });
    }

    /** Changes a text; empty if that is impossible. */
    @FunctionalInterface
    private interface Edit {
        Optional<String> of(String text);
    }

    private Optional<String> change(Edit edit) {
        try {
            var there = Files.exists(reader.userFile());
            var file = there ? reader.userFile().toRealPath() : reader.userFile();
            var bytes = there ? Files.readAllBytes(file) : new byte[0];
            var text = new String(bytes, StandardCharsets.UTF_8);
            var fault = TrustEdit.findFault(text);
            if (fault.isPresent()) {
                return Optional.of("%s can't be changed: %s.".formatted(file, fault.get()));
            }
            var changed = edit.of(text);
            if (changed.isEmpty()) {
                return Optional.of("The list trust in %s is written in a form that can't be edited automatically; edit it by hand.".formatted(file));
            }
            return writeFile(there, file, bytes, changed.get().getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            return Optional.of("%s can't be read.".formatted(reader.userFile()));
        }
    }

    private static Optional<String> writeFile(boolean there, Path file, byte[] before, byte[] after) throws IOException {
        if (!there) {
            Files.createDirectories(file.resolveSibling(""));
        }
        var real = file.resolveSibling("").toRealPath().resolve(file.getFileName());
        var outcome = there
                ? new AtomicFile().replace(real, before, after, () -> {})
                : new AtomicFile().create(real, after, Optional.of(MODE));
        return switch (outcome) {
            case WriteOutcome.Written _ -> Optional.empty();
            case WriteOutcome.Changed _, WriteOutcome.Taken _ -> Optional.of("%s was changed in the meantime; try again.".formatted(file));
            case WriteOutcome.NotReplaceable _, WriteOutcome.Failed _ -> Optional.of("%s can't be written.".formatted(file));
        };
    }
}
