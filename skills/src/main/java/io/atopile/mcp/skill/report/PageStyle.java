package io.atopile.mcp.skill.report;

import io.atopile.mcp.journal.Sha256Digest;
import io.atopile.mcp.tool.LazyValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The page's style sheet, and the content security policy that allows it, inline pictures, and nothing else. */
final class PageStyle {

    private static final LazyValue<String> TEXT = LazyValue.of(PageStyle::read);

    private PageStyle() {}

    static String text() {
        return TEXT.get();
    }

    static String policy() {
        return "default-src 'none'; img-src data:; style-src 'sha256-" + digest() + "'; base-uri 'none'; form-action 'none'";
    }

    private static String digest() {
        return Base64.getEncoder().encodeToString(Sha256Digest.of(text().getBytes(StandardCharsets.UTF_8)));
    }

    private static String read() {
        try (var resource = PageStyle.class.getResourceAsStream("page.css")) {
            if (resource == null) {
                throw new IllegalStateException("The style sheet is missing from the distribution");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
