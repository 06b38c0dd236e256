package io.atopile.mcp.project;

import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.PathResolution;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ReadOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code ato.yaml}, and says at which line it can't. */
public final class ProjectFile {

    private static final int MAX_BYTES = 1_000_000;

    private ProjectFile() {}

    /**
     * Why the file isn't a YAML mapping that can be loaded; empty when it is one, whatever it says, or is empty or absent.
     */
    public static Optional<ProjectReadResult.Malformed> fault(Path root) {
        var reading = reading(root, directory -> {
            var text = text(directory);
            BoundedYaml.compose(text).ifPresent(node -> mapping(node, "the document"));
            BoundedYaml.load(text);
            return new ProjectReadResult.Absent();
        });
        return reading instanceof ProjectReadResult.Malformed malformed ? Optional.of(malformed) : Optional.empty();
    }

    public static ProjectReadResult read(Path root) {
        return reading(root, directory -> new ProjectReadResult.Read(project(directory, text(directory))));
    }

    /** Reads in a folder. */
    @FunctionalInterface
    private interface Step {
        ProjectReadResult in(Path directory) throws IOException;
    }

    private static ProjectReadResult reading(Path root, Step step) {
        if (!Files.isRegularFile(root.resolve(Project.FILE))) {
            return new ProjectReadResult.Absent();
        }
        try {
            return step.in(root.toRealPath());
        } catch (MarkedYamlEngineException e) {
            return new ProjectReadResult.Malformed(line(e.getProblemMark()), e.getProblem());
        } catch (Unusable e) {
            return new ProjectReadResult.Malformed(e.line, e.problem);
        } catch (YamlEngineException _) {
            return new ProjectReadResult.Malformed(1, "the file isn't valid YAML");
        } catch (IOException _) {
            return new ProjectReadResult.Malformed(1, "the file can't be read as UTF-8 text");
        }
    }

    private static String text(Path directory) throws IOException {
        return switch (ProjectBoundary.of(directory).toRead(Project.FILE)) {
            case PathResolution.Refused(_, var message) -> throw new Unusable(1, message);
            case PathResolution.Inside place -> switch (FileReader.read(place, MAX_BYTES)) {
                case ReadOutcome.Bytes read -> decode(read.bytes());
                case ReadOutcome.TooLarge _ -> throw new Unusable(1, "the file is larger than 1 MB");
                case ReadOutcome.HardLinked _ -> throw new Unusable(1, "the file has a second name (a hard link)");
                case ReadOutcome.Missing _, ReadOutcome.NotAFile _, ReadOutcome.Failed _ -> throw new Unusable(1, "the file can't be read");
            };
        };
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static Project project(Path root, String text) {
        Optional<Node> document = BoundedYaml.compose(text);
        if (document.isEmpty()) {
            throw new Unusable(1, "the file is empty");
        }
        MappingNode top = mapping(document.get(), "the document");
        Optional<MappingNode> paths = child(top, "paths").map(node -> mapping(node, "paths"));
        String name = child(top, "package")
                .flatMap(node -> child(mapping(node, "package"), "identifier"))
                .map(node -> scalar(node, "package.identifier"))
                .orElseGet(() -> String.valueOf(root.getFileName()));
        return new Project(
                root,
                name,
                path(root, paths, "src", "elec/src"),
                path(root, paths, "layout", "elec/layout"),
                path(root, paths, "build", "build"),
                targets(top),
                PathEntries.in(top));
    }

    private static List<Target> targets(MappingNode top) {
        var targets = new ArrayList<Target>();
        Optional<Node> builds = child(top, "builds");
        if (builds.isEmpty() || isNull(builds.get())) {
            return targets;
        }
        for (NodeTuple tuple : mapping(builds.get(), "builds").getValue()) {
            String name = scalar(tuple.getKeyNode(), "a build's name");
            MappingNode build = mapping(tuple.getValueNode(), "build '" + name + "'");
            String entry = child(build, "entry").map(node -> scalar(node, "entry")).orElse("");
            targets.add(new Target(name, entry, child(build, "targets").map(ProjectFile::texts).orElse(List.of())));
        }
        return targets;
    }

    private static List<String> texts(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(item -> scalar(item, "targets")).toList();
        }
        throw new Unusable(line(node.getStartMark()), "targets must be a list");
    }

    private static Path path(Path root, Optional<MappingNode> paths, String key, String otherwise) {
        String value = paths.flatMap(node -> child(node, key))
                .map(node -> scalar(node, "paths." + key))
                .orElse(otherwise);
        return root.resolve(value).normalize();
    }

    private static Optional<Node> child(MappingNode parent, String key) {
        return parent.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static MappingNode mapping(Node node, String what) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw new Unusable(line(node.getStartMark()), what + " must be a mapping");
    }

    private static String scalar(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new Unusable(line(node.getStartMark()), what + " must be a plain value");
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(place -> place.getLine() + 1).orElse(1);
    }

    /** Carries the first thing that isn't as expected out of the walk; never leaves this class. */
    private static final class Unusable extends RuntimeException {

        private final int line;
        private final String problem;

        Unusable(int line, String problem) {
            super(problem, null, false, false);
            this.line = line;
            this.problem = problem;
        }
    }
}
