package io.atopile.mcp.tools.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tools.build.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest that is a link to a file which other programs obey is not changed by tools that nobody asked about such files. */
class ObeyedManifestTest {

    private static final String MANIFEST = "builds:\n  default:\n    entry: main.ato:Main\n";

    @TempDir
    Path scratch;

    @Test
    void aTargetIsNotAddedOrRenamedThroughALinkToAnObeyedFile() throws IOException {
        var root = Files.createDirectory(scratch.toRealPath().resolve("board"));
        Files.writeString(root.resolve("main.ato"), "module Main:\n    pass\n\nmodule Other:\n    pass\n");
        Files.writeString(root.resolve(".mcp.json"), MANIFEST);
        Files.createSymbolicLink(root.resolve("ato.yaml"), Path.of(".mcp.json"));
        try (var client = new Client(root, Stream.of(TargetTools.createTools(scratch.resolve("state"))))) {
            for (var call : new String[][] {
                {"build_create", "{\"project\": \".\", \"name\": \"other\", \"entry\": \"main.ato:Other\"}"},
                {"build_rename", "{\"project\": \".\", \"name\": \"default\", \"new_name\": \"main\"}"}
            }) {
                var reply = client.call(call[0], call[1]);
                assertEquals("policy_denied", reply.at("/code").asString(), reply.toString());
                assertTrue(reply.at("/message").asString().contains("NOTHING WAS WRITTEN. '.mcp.json' is a file that other programs"), reply.toString());
                assertEquals(MANIFEST, Files.readString(root.resolve(".mcp.json")));
            }
        }
    }
}
