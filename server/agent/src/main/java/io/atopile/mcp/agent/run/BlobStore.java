package io.atopile.mcp.agent.run;

import io.atopile.mcp.agent.BlobId;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.journal.Redaction;
import io.atopile.mcp.journal.Sha256Digest;
import io.atopile.mcp.tool.Json;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;

/** Stores the long texts of one run, each once, under the hash of its content. Secrets are redacted before a text is stored. */
public final class BlobStore {

    private static final int SHORTEST_HANDLE = 12;

    private static final AtomicLong COUNT = new AtomicLong();

    private final Path folder;
    private final Durability durability;
    private final UnaryOperator<String> redaction;

    BlobStore(Path folder, Durability durability, UnaryOperator<String> redaction) {
        this.folder = folder;
        this.durability = durability;
        this.redaction = redaction;
    }

    /** Stores a text without its secrets and returns its ID. JSON stays valid JSON. */
    public BlobId put(String text) {
        var bytes = withoutSecrets(text).getBytes(StandardCharsets.UTF_8);
        var ref = new BlobId(Sha256Digest.computeHex(bytes));
        var file = resolveFile(ref);
        if (!Files.exists(file)) {
            write(file, bytes);
        }
        return ref;
    }

    /**
     * Returns the text with an ID.
     *
     * @throws DamagedRunException if the text is missing
     */
    public String get(BlobId ref) {
        try {
            return Files.readString(resolveFile(ref));
        } catch (NoSuchFileException gone) {
            throw new DamagedRunException("One of its texts is missing: %s.".formatted(ref.hash()), gone);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the text whose hash begins with {@code handle}, as returned by {@link #handle}. */
    public Optional<String> find(String handle) {
        if (!handle.matches("[0-9a-f]{" + SHORTEST_HANDLE + ",64}")) {
            return Optional.empty();
        }
        try (var found = Files.newDirectoryStream(folder, handle + "*")) {
            var files = found.iterator();
            return files.hasNext() ? Optional.of(Files.readString(files.next())) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the handle with which a model refers to a truncated text. */
    public static String handle(BlobId ref) {
        return ref.hash().substring(0, SHORTEST_HANDLE + 4);
    }

    /** Copies a text of another run. */
    void copyFrom(BlobId ref, BlobStore from) {
        try {
            Files.createLink(resolveFile(ref), from.resolveFile(ref));
        } catch (FileAlreadyExistsException _) {
            return;
        } catch (UnsupportedOperationException | IOException _) {
            put(from.get(ref));
        }
    }

    /** Redacts the secrets in a text. In JSON the patterns see only the string values, because they could match across quotes. */
    public String withoutSecrets(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return redaction.apply(text);
        }
        try {
            var json = Json.mapper().readTree(text);
            var clean = Redaction.ofTexts(json, this::withoutSecrets);
            return clean.equals(json) ? text : Json.mapper().writeValueAsString(clean);
        } catch (JacksonException _) {
            return redaction.apply(text);
        }
    }

    private Path resolveFile(BlobId ref) {
        return folder.resolve(ref.hash());
    }

    private void write(Path file, byte[] bytes) {
        try {
            var half = folder.resolve(".new-%d-%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet()));
            try (var out = new FileOutputStream(half.toFile())) {
                out.write(bytes);
                if (durability == Durability.ON_DISK) {
                    out.getFD().sync();
                }
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
