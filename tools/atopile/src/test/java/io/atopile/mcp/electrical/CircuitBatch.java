package io.atopile.mcp.electrical;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.process.Command;
import io.atopile.mcp.process.Completion;
import io.atopile.mcp.process.ScriptResource;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.verify.ExportedDesign;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Checks many designs that atopile instantiates at once, each as if it were an entry of its own. */
public final class CircuitBatch {

    private static final String MANIFEST = """
            requires-atopile: "^0.15.0"

            paths:
              src: ./
              layout: ./layouts

            builds:
              default:
                entry: all.ato:All
            """;

    private CircuitBatch() {}

    /**
     * Checks designs.
     *
     * @param root a canonical directory, which is made a project
     * @param imports the statements that import the designs' modules, by the names of these
     */
    public static Map<String, ElectricalReport> check(AtoCli ato, Path root, Map<String, String> imports) throws Exception {
        Files.writeString(root.resolve("ato.yaml"), MANIFEST);
        var members = imports.keySet().stream().map(module -> "    %s = new %s%n".formatted(nameMember(module), module));
        Files.writeString(
                root.resolve("all.ato"),
                String.join("\n", imports.values()) + "\n\n\nmodule All:\n" + members.collect(Collectors.joining()));
        JsonNode exported = export(ato, root, imports.keySet().stream().map(CircuitBatch::nameMember).toList());
        var reports = new TreeMap<String, ElectricalReport>();
        for (String module : imports.keySet()) {
            var circuit = exported.path("circuits").path(nameMember(module));
            assertTrue(circuit.has("nets"), module);
            reports.put(module, ElectricalChecks.check(circuit, ExportedDesign.read(exported, root, "all.ato:All." + nameMember(module)).predicates(), root));
        }
        return reports;
    }

    private static String nameMember(String module) {
        return "the_" + module;
    }

    private static JsonNode export(AtoCli ato, Path root, List<String> members) throws InterruptedException {
        var batch = ScriptResource.read(CircuitBatch.class, "batch.py");
        var command = new ArrayList<>(List.of(ato.python().toString(), "-I", "-X", "utf8", "-c", batch));
        command.addAll(List.of(ato.dialect().readProgram(AtopileProgram.DESIGN), root.toString(), "all.ato:All"));
        command.addAll(members);
        var completion = new Command(command, root, ato.environment(), Duration.ofMinutes(2), 64 << 20).run();
        var exited = assertInstanceOf(Completion.Exited.class, completion);
        var output = exited.output().strip();
        assertTrue(exited.isSuccess(), exited::errors);
        return Json.mapper().readTree(output.substring(output.lastIndexOf('\n') + 1));
    }
}
