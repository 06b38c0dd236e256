package io.atopile.mcp.project;

import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.PathResolution;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.merge.ConflictScanner;
import io.atopile.mcp.yaml.YamlDocument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code ato.yaml}, and reports the line of an error. */
public final class ProjectFile {

    private static final int MAX_BYTES = 1_000_000;

    private ProjectFile() {}

    /** Returns why the file isn't a YAML mapping that can be loaded; empty if it is one, whatever its content, or if the file is empty or absent. */
    public static Optional<ProjectReadResult.Malformed> findFault(Path root) {
        var reading = readWith(root, (_, text) -> {
            var document = YamlDocument.parse(text);
            document.root().ifPresent(node -> requireMapping(node, "the document"));
            document.value();
            return new ProjectReadResult.Absent();
        });
        return switch (reading) {
            case ProjectReadResult.Malformed malformed -> Optional.of(malformed);
            case ProjectReadResult.Conflicted(var conflicts) ->
                Optional.of(new ProjectReadResult.Malformed(conflicts.getFirst().start(), "the file has an unresolved merge conflict"));
            case ProjectReadResult.Read _, ProjectReadResult.Absent _ -> Optional.empty();
        };
    }

    /** Returns its text; empty if it doesn't exist or can't be read. */
    public static Optional<String> findText(Path root) {
        try {
            return Files.isRegularFile(root.resolve(Project.FILE)) ? Optional.of(readText(root.toRealPath())) : Optional.empty();
        } catch (IOException | YamlEngineException _) {
            return Optional.empty();
        }
    }

    public static ProjectReadResult read(Path root) {
        return readWith(root, (directory, text) -> new ProjectReadResult.Read(project(directory, text)));
    }

    /** Reads the text of a directory's file. */
    @FunctionalInterface
    private interface Step {
        ProjectReadResult read(Path directory, String text);
    }

    private static ProjectReadResult readWith(Path root, Step step) {
        if (!Files.isRegularFile(root.resolve(Project.FILE))) {
            return new ProjectReadResult.Absent();
        }
        try {
            var directory = root.toRealPath();
            var text = readText(directory);
            var conflicts = ConflictScanner.scanWithSingleMarkers(text);
            return conflicts.isEmpty() ? step.read(directory, text) : new ProjectReadResult.Conflicted(conflicts);
        } catch (MarkedYamlEngineException e) {
            return new ProjectReadResult.Malformed(YamlDocument.toLineNumber(e.getProblemMark()), e.getProblem());
        } catch (YamlEngineException _) {
            return new ProjectReadResult.Malformed(1, "the file isn't valid YAML");
        } catch (IOException _) {
            return new ProjectReadResult.Malformed(1, "the file can't be read as UTF-8 text");
        }
    }

    private static String readText(Path directory) throws IOException {
        return switch (ProjectBoundary.of(directory).toRead(Project.FILE)) {
            case PathResolution.Refused(_, var message) -> throw buildFault(message);
            case PathResolution.Inside place -> switch (FileReader.read(place, MAX_BYTES)) {
                case ReadOutcome.Bytes read -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read.bytes())).toString();
                case ReadOutcome.TooLarge _ -> throw buildFault("the file is larger than 1 MB");
                case ReadOutcome.HardLinked _ -> throw buildFault("the file has more than one hard link");
                case ReadOutcome.Missing _, ReadOutcome.NotAFile _, ReadOutcome.Failed _ -> throw buildFault("the file can't be read");
            };
        };
    }

    private static Project project(Path root, String text) {
        Node document = YamlDocument.parse(text).root().orElseThrow(() -> buildFault("the file is empty"));
        MappingNode top = requireMapping(document, "the document");
        Optional<MappingNode> paths = YamlDocument.findChild(top, "paths").map(node -> requireMapping(node, "paths"));
        String name = YamlDocument.findChild(top, "package")
                .flatMap(node -> YamlDocument.findChild(requireMapping(node, "package"), "identifier"))
                .map(node -> requireScalar(node, "package.identifier"))
                .orElseGet(() -> String.valueOf(root.getFileName()));
        return new Project(
                root,
                name,
                resolvePath(root, paths, "src", "elec/src"),
                resolvePath(root, paths, "layout", "elec/layout"),
                resolvePath(root, paths, "build", "build"),
                readTargets(top),
                PathEntry.collectFrom(top));
    }

    private static List<Target> readTargets(MappingNode top) {
        var targets = new ArrayList<Target>();
        Optional<Node> builds = YamlDocument.findChild(top, "builds");
        if (builds.isEmpty() || (builds.get() instanceof ScalarNode scalar && scalar.getValue().isEmpty())) {
            return targets;
        }
        for (NodeTuple tuple : requireMapping(builds.get(), "builds").getValue()) {
            String name = requireScalar(tuple.getKeyNode(), "a build's name");
            MappingNode build = requireMapping(tuple.getValueNode(), "build '" + name + "'");
            String entry = YamlDocument.findChild(build, "entry").map(node -> requireScalar(node, "entry")).orElse("");
            targets.add(new Target(name, entry, YamlDocument.findChild(build, "targets").map(ProjectFile::requireTexts).orElse(List.of())));
        }
        return targets;
    }

    private static List<String> requireTexts(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(item -> requireScalar(item, "targets")).toList();
        }
        throw new ParserException("targets must be a list", node.getStartMark());
    }

    private static Path resolvePath(Path root, Optional<MappingNode> paths, String key, String otherwise) {
        String value = paths.flatMap(node -> YamlDocument.findChild(node, key))
                .map(node -> requireScalar(node, "paths." + key))
                .orElse(otherwise);
        return root.resolve(value).normalize();
    }

    private static MappingNode requireMapping(Node node, String what) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw new ParserException(what + " must be a mapping", node.getStartMark());
    }

    private static String requireScalar(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new ParserException(what + " must be a plain value", node.getStartMark());
    }

    /** A fault of the file as a whole. */
    private static ParserException buildFault(String problem) {
        return new ParserException(problem, Optional.empty());
    }
}
