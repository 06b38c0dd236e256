package io.atopile.mcp.server.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"'\u0089PNG\r\n\u001a\nrest', png", "'\u00ff\u00d8\u00ff\u00e0', jpeg", "GIF89a...., gif", "RIFF1234WEBPVP8, webp"})
    void aPictureIsToldByItsFirstBytes(String content, String type) throws IOException {
        var file = Files.write(folder.resolve("picture"), content.getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(ImageFile.readDataUrl(file).startsWith("data:image/" + type + ";base64,"), ImageFile.readDataUrl(file));
    }

    @Test
    void whatIsNoPictureOrTooLargeIsRefused() throws IOException {
        var text = Files.writeString(folder.resolve("text.png"), "no picture");
        assertEquals(text + " is not a PNG, JPEG, WebP or GIF file.", assertThrows(IOException.class, () -> ImageFile.readDataUrl(text)).getMessage());
        var large = folder.resolve("large.png");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((10L << 20) + 1);
        }
        assertEquals(large + " is larger than 10 MB.", assertThrows(IOException.class, () -> ImageFile.readDataUrl(large)).getMessage());
    }
}
