package io.atopile.mcp.stdlib;

import io.atopile.mcp.process.ScriptResource;
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
        String text = Arrays.stream(parts).map(part -> ScriptResource.read(IntrospectionScript.class, part)).collect(Collectors.joining("\n"));
        return new IntrospectionScript(text, TextFingerprint.of(text));
    }
}
