package io.atopile.mcp.conformance.hashline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.atopile.mcp.conformance.hashline.Verdict.Expected;
import io.atopile.mcp.project.AllowedProjects;
import io.atopile.mcp.tool.ActionLog;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Gate;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolRegistry;
import io.atopile.mcp.tools.files.FileTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One edit of one file through the tools, by an editor that reads, makes its mistakes, and edits. */
final class Trial {

    static final String PATH = "main.ato";
    static final String NEW = "    brand = new Line";

    private final Path root;
    private final Path state;
    private final String onDrift;
    private final Random random;
    private final Map<Integer, String> anchors = new HashMap<>();
    private String rev = "";

    Trial(Path folder, String onDrift, Random random) throws IOException {
        this.root = Files.createDirectories(folder.resolve("board")).toRealPath();
        this.state = folder.resolve("state");
        this.onDrift = onDrift;
        this.random = random;
        Files.writeString(root.resolve("ato.yaml"), "builds: {}\n");
    }

    Random random() {
        return random;
    }

    Path root() {
        return root;
    }

    Workplace workplace() {
        return new Workplace(root, state);
    }

    /** A sample text as lines; one in three is repetitive. */
    List<String> sample() {
        return new ArrayList<>(random.nextInt(3) == 0 ? SampleTexts.repetitive(random) : SampleTexts.ordinary(random));
    }

    void write(List<String> lines) {
        write(lines, "\n");
    }

    void write(List<String> lines, String eol) {
        write(String.join(eol, lines) + eol);
    }

    void write(String text) {
        write(text.getBytes(UTF_8));
    }

    void write(byte[] bytes) {
        try {
            Files.write(root.resolve(PATH), bytes);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** The file's bytes, each as one character; something else where there is no file. */
    String bytes() {
        try {
            var file = root.resolve(PATH);
            return Files.isRegularFile(file) ? new String(Files.readAllBytes(file), ISO_8859_1) : "(no file)";
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Reads the whole file and keeps its anchors and revision. */
    JsonNode read() {
        var next = 1;
        JsonNode page;
        do {
            page = call("project_read_file", Json.object().put("path", PATH).put("start_line", next).put("max_lines", 2_000));
            keep(page.at("/data/content").asString(""));
            next = page.at("/data/next_line").asInt(0);
        } while (next > 0);
        rev = page.at("/data/rev").asString("");
        return page;
    }

    /** Keeps the anchors of shown lines. */
    void keep(String shown) {
        shown.lines().forEach(line -> anchors.put(Integer.valueOf(line.substring(0, line.indexOf(':'))), line.split("\\|", 2)[0]));
    }

    String anchor(int line) {
        return requireNonNull(anchors.get(line));
    }

    String rev() {
        return rev;
    }

    void quote(String other) {
        rev = other;
    }

    ObjectNode replace(int first, int last, String text) {
        return op("replace").put("anchor", anchor(first)).put("end_anchor", anchor(last)).put("text", text);
    }

    ObjectNode delete(int first, int last) {
        return op("delete").put("anchor", anchor(first)).put("end_anchor", anchor(last));
    }

    ObjectNode insertAfter(int line, String text) {
        return op("insert_after").put("anchor", anchor(line)).put("text", text);
    }

    static ObjectNode op(String name) {
        return Json.object().put("op", name);
    }

    /** Sends the edits and judges what came of them. */
    Verdict edit(Expected expected, ObjectNode... edits) {
        var before = bytes();
        var arguments = Json.object().put("path", PATH).put("on_drift", onDrift);
        if (!rev.isEmpty()) {
            arguments.put("rev", rev);
        }
        var array = arguments.putArray("edits");
        List.of(edits).forEach(array::add);
        var reply = call("project_edit_file", arguments);
        return Verdict.of(expected, reply.at("/ok").asBoolean(), before, bytes());
    }

    /** A call of a server that has just been started. */
    JsonNode call(String tool, ObjectNode arguments) {
        try (var box = new ToolRegistry(
                FileTools.createTools(state, (_, _) -> Optional.empty()),
                AllowedProjects.of(List.of(root)),
                (_, _, _) -> new Gate.Decision.Granted(),
                ActionLog.NONE,
                Trial::defect)) {
            var call = new ToolCall(
                    tool, arguments, Json.object(), new ToolCaller(ToolCaller.Kind.CLIENT, "test"), Progress.NONE, new CancellationSignal(), McpClientHandle.NONE);
            return requireNonNull(box.call(call).structured());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String defect(String tool, Throwable defect) {
        throw new AssertionError(tool, defect);
    }

    /** Text as {@link #bytes} has it. */
    static String raw(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    static String raw(List<String> lines) {
        return raw(String.join("\n", lines) + "\n");
    }

    /** The lines with others in place of some, numbers from 1. */
    static List<String> with(List<String> lines, int first, int last, List<String> instead) {
        var changed = new ArrayList<>(lines);
        changed.subList(first - 1, last).clear();
        changed.addAll(first - 1, instead);
        return changed;
    }
}
