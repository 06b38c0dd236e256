package io.atopile.mcp.stdlib;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A Python script of ours, made of parts that lie beside this class.
 *
 * @param text what is run
 * @param name changes whenever the text does
 */
record IntrospectionScript(String text, String name) {

    static IntrospectionScript of(String... parts) {
        String text = Arrays.stream(parts).map(IntrospectionScript::read).collect(Collectors.joining("\n"));
        return new IntrospectionScript(text, TextFingerprint.of(text));
    }

    private static String read(String part) {
        try (InputStream in = IntrospectionScript.class.getResourceAsStream(part)) {
            if (in == null) {
                throw new IllegalStateException(part + " is not in the distribution");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
