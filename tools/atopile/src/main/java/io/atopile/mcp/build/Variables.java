package io.atopile.mcp.build;

import io.atopile.mcp.project.Project;
import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** The parameters of a built design, as atopile reports them. */
record Variables(String buildId, List<Node> nodes) {

    private static final String NO_VALUE = "<empty>";

    record Node(String path, List<Variable> variables, List<Node> children) {

        Stream<Node> all() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
        }
    }

    /** A parameter, and the values that remain for it. */
    record Variable(String name, Optional<String> spec) {}

    /** The report of one build; empty when there is none, or it is another build's. */
    static Optional<Variables> of(Project project, String target, String atopileId) {
        Path file = project.artifacts(target).resolve(target + ".variables.ato.json");
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Json.mapper().readValue(file.toFile(), Variables.class))
                            .filter(variables -> variables.buildId.equals(atopileId))
                    : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** The parameters for which no value remains, so that what is asserted of them can't hold. */
    List<String> impossible() {
        return nodes.stream()
                .flatMap(Node::all)
                .flatMap(node -> node.variables().stream()
                        .filter(variable -> variable.spec().filter(NO_VALUE::equals).isPresent())
                        .map(variable -> node.path() + "." + variable.name()))
                .toList();
    }
}
