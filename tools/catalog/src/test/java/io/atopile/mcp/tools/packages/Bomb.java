package io.atopile.mcp.tools.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives of packages that are small and unpack to much. */
final class Bomb {

    private Bomb() {}

    /** A package with files of zeros beside its manifest. */
    static byte[] ofZeros(String identifier, int files, int bytesEach) throws IOException {
        var archive = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("ato.yaml"));
            zip.write("requires-atopile: \"^0.15.0\"\npackage: {identifier: %s, version: 1.0.0}\npaths: {src: ./, layout: ./layouts}\nbuilds: {}\n"
                    .formatted(identifier)
                    .getBytes(StandardCharsets.UTF_8));
            var zeros = new byte[1 << 20];
            for (var file = 0; file < files; file++) {
                zip.putNextEntry(new ZipEntry("zeros/" + file));
                for (var left = bytesEach; left > 0; left -= zeros.length) {
                    zip.write(zeros, 0, Math.min(left, zeros.length));
                }
            }
        }
        return archive.toByteArray();
    }
}
