package io.atopile.mcp.server.doctor;

import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Starts the server as a client would, lists the tools and calls one. The server is this program itself, with the user's
 * environment, and is not confined.
 */
final class StdioProbe {

    private static final long DEADLINE_SECONDS = 30;

    private final List<String> command = new ArrayList<>();

    StdioProbe(String launcher, List<Path> projects) {
        command.add(launcher);
        command.add("stdio");
        projects.forEach(project -> command.addAll(List.of("--project", project.toString())));
    }

    DoctorFinding examine() throws InterruptedException {
        var since = System.nanoTime();
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var timer = Thread.ofPlatform().daemon().name("probe deadline").start(() -> destroyLate(process));
            try (var in = process.inputReader(StandardCharsets.UTF_8);
                    var out = process.outputWriter(StandardCharsets.UTF_8)) {
                return probeSession(in, out, since);
            } finally {
                process.destroy();
                timer.interrupt();
            }
        } catch (IOException | JacksonException failure) {
            return buildBrokenFinding("it does not respond");
        }
    }

    private DoctorFinding probeSession(BufferedReader in, BufferedWriter out, long since) throws IOException {
        send(out, 1, "initialize", "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
                + "\"clientInfo\":{\"name\":\"doctor\",\"version\":\"1\"}}");
        receive(in);
        send(out, 2, "tools/list", "{}");
        var tools = receive(in).at("/result/tools").size();
        var took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
        send(out, 3, "tools/call", "{\"name\":\"workspace_list_targets\",\"arguments\":{}}");
        var answered = receive(in).at("/result/structuredContent/code").asString("");
        return tools > 0 && !answered.isEmpty() && !answered.equals(ErrorCode.INTERNAL_ERROR.wireName())
                ? DoctorFinding.ofOk("stdio", "%d tools listed %d ms after the start; a call was answered".formatted(tools, took))
                : buildBrokenFinding("it lists %d tools and answered a test call with \"%s\"".formatted(tools, answered));
    }

    private static DoctorFinding buildBrokenFinding(String what) {
        return DoctorFinding.ofBroken("stdio", what, "Run the launcher with stdio in a terminal and read its output.");
    }

    private static void send(BufferedWriter out, int id, String method, String params) throws IOException {
        out.write("{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}%n".formatted(id, method, params));
        out.flush();
    }

    private static JsonNode receive(BufferedReader in) throws IOException {
        var line = in.readLine();
        if (line == null) {
            throw new IOException("The server closed its output");
        }
        return Json.mapper().readTree(line);
    }

    private static void destroyLate(Process process) {
        try {
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            return;
        }
    }
}
