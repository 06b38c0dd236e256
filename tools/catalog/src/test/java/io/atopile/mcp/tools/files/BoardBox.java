package io.atopile.mcp.tools.files;

import static java.util.Objects.requireNonNull;

import io.atopile.mcp.project.AllowedProjects;
import io.atopile.mcp.syntax.SyntaxCheck;
import io.atopile.mcp.tool.ActionLog;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Gate;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolRegistry;
import io.atopile.mcp.tool.ToolSource;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The file tools in their box, over a project and a state directory of their own. */
record BoardBox(Path root, Path state, @Nullable ToolRegistry box, List<Throwable> defects) implements AutoCloseable {

    static final BoardBox EMPTY = new BoardBox(Path.of(""), Path.of(""), null, List.of());

    static BoardBox in(Path folder, SyntaxCheck check) throws IOException {
        var root = Files.createDirectories(Files.createDirectories(folder).toRealPath().resolve("board"));
        Files.writeString(root.resolve("ato.yaml"), "builds: {}\n");
        var state = folder.resolve("state");
        var defects = new ArrayList<Throwable>();
        var box = new ToolRegistry(
                FileTools.createTools(state, check),
                AllowedProjects.of(List.of(root)),
                (_, _, _) -> new Gate.Decision.Granted(),
                ActionLog.NONE,
                (_, defect) -> {
                    defects.add(defect);
                    return "d";
                });
        return new BoardBox(root, state, box, defects);
    }

    ToolSource source() {
        return requireNonNull(box);
    }

    /** The envelope of a call; single quotes stand for double ones. */
    ObjectNode call(String tool, String arguments) {
        var json = (ObjectNode) Json.mapper().readTree(arguments.replace('\'', '"'));
        var call = new ToolCall(
                tool, json, Json.object(), new ToolCaller(ToolCaller.Kind.CLIENT, "test"), Progress.NONE, new CancellationSignal(), McpClientHandle.NONE);
        return requireNonNull(requireNonNull(box).call(call).structured());
    }

    Path write(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }

    String read(String path) throws IOException {
        return Files.readString(root.resolve(path));
    }

    /** Every regular file below the root with its bytes. */
    Map<String, String> tree(Charset charset) {
        var tree = new TreeMap<String, String>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                tree.put(root.relativize(file).toString(), new String(Files.readAllBytes(file), charset));
            }
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
        return tree;
    }

    @Override
    public void close() {
        if (box != null) {
            box.close();
        }
    }
}
