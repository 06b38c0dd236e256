package io.atopile.mcp.stdlib;

import io.atopile.mcp.process.ScriptResource;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A Python script of this server, assembled from parts that are resources of this package.
 *
 * @param text the complete script
 * @param name a name that changes whenever the text changes
 */
record IntrospectionScript(String text, String name) {

    static IntrospectionScript of(String... parts) {
        String text = Arrays.stream(parts).map(part -> ScriptResource.read(IntrospectionScript.class, part)).collect(Collectors.joining("\n"));
        return new IntrospectionScript(text, TextFingerprint.of(text));
    }
}
