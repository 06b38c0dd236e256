package io.atopile.mcp.server.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** An image for the model, whose type is detected from its first bytes. */
public final class ImageFile {

    private static final long BYTES_AT_MOST = 10L << 20;
    private static final int HEAD = 12;

    private ImageFile() {}

    /**
     * Returns the image as a {@code data:} URL.
     *
     * @throws IOException if the file can't be read, has a type that models don't accept, or is too large; the message states
     * which
     */
    public static String readDataUrl(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no file %s.".formatted(file));
        }
        if (Files.size(file) > BYTES_AT_MOST) {
            throw new IOException("%s is larger than %d MB.".formatted(file, BYTES_AT_MOST >> 20));
        }
        var bytes = Files.readAllBytes(file);
        var type = detectType(bytes).orElseThrow(() -> new IOException("%s is not a PNG, JPEG, WebP or GIF file.".formatted(file)));
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    private static Optional<String> detectType(byte[] bytes) {
        var head = new String(Arrays.copyOf(bytes, HEAD), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of("image/png");
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("image/jpeg");
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return Optional.of("image/gif");
        }
        return head.startsWith("RIFF") && head.endsWith("WEBP") ? Optional.of("image/webp") : Optional.empty();
    }
}
