package io.atopile.mcp.upgrade;

import io.atopile.mcp.dialect.AtopileDialect;
import io.atopile.mcp.explain.FixDiff;
import io.atopile.mcp.hashline.DiffHunk;
import io.atopile.mcp.project.ManifestFault;
import io.atopile.mcp.project.ManifestFaultFinder;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.RequiredVersion;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.yaml.YamlDocument;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Carries a manifest over: its version, fields of earlier versions, and dependencies. Every other byte of it stays. */
final class ManifestUpgrade {

    private static final Pattern COMMENT = Pattern.compile("^[^#\"']*?(?:\"[^\"]*\"|'[^']*')?[^#\"']*?(\\s+#.*)$");

    private final AtopileDialect dialect;
    private final Project project;
    private final List<String> lines;
    private final SourceOverview sources;

    /** A replacement of lines, and what it is. */
    record Edit(UpgradeStep.Kind kind, int line, int last, List<String> lines, String reason) {}

    private ManifestUpgrade(AtopileDialect dialect, Project project, List<String> lines, SourceOverview sources) {
        this.dialect = dialect;
        this.project = project;
        this.lines = lines;
        this.sources = sources;
    }

    static PartPlan plan(AtopileDialect dialect, Project project, List<String> lines, SourceOverview sources) {
        return new ManifestUpgrade(dialect, project, lines, sources).plan();
    }

    private PartPlan plan() {
        String text = String.join("\n", lines) + "\n";
        var dependencies = new DependencyUpgrade(dialect, project, lines, sources).plan(text);
        List<ManifestFault> faults = ManifestFaultFinder.find(dialect, text).stream().filter(fault -> !fault.problem().contains("dependency") || !dependencies.covers(fault.line())).toList();
        var edits = new ArrayList<>(dependencies.edits());
        faults.stream()
                .filter(fault -> fault.replacement().isPresent())
                .forEach(fault -> edits.add(new Edit(
                        UpgradeStep.Kind.MANIFEST, fault.line(), fault.last(), keepComment(fault.line(), raise(fault.replacement().get())), capitalize(fault.problem()))));
        if (faults.stream().noneMatch(fault -> fault.problem().contains(dialect.manifest().versionField()) || fault.problem().contains("requirement"))) {
            raiseVersion(text).ifPresent(edits::add);
        }
        List<String> after = apply(edits);
        boolean sound = YamlDocument.readMapping(String.join("\n", after) + "\n").isPresent();
        var decisions = new ArrayList<UpgradeDecision>();
        Stream.of(
                        dependencies.decisions().stream(),
                        faults.stream().filter(fault -> fault.replacement().isEmpty()).map(fault -> decide(fault.line(), "bad_manifest", capitalize(fault.problem()), fault.advice())),
                        checkEntries(text).stream(),
                        checkOutputs(text).stream())
                .flatMap(found -> found)
                .sorted(Comparator.comparingInt(UpgradeDecision::line))
                .map(found -> sound ? withNewLine(found, after) : found)
                .forEach(decisions::add);
        return sound
                ? new PartPlan(new UpgradedFile(Project.FILE, lines, after), edits.stream().sorted(Comparator.comparingInt(Edit::line)).map(this::toStep).toList(), decisions)
                : new PartPlan(new UpgradedFile(Project.FILE, lines, lines), List.of(), Stream.concat(decisions.stream(), edits.stream().map(this::toDecision)).toList());
    }

    /** A repaired version is that of the project as it was. */
    private List<String> raise(List<String> replacement) {
        String field = dialect.manifest().versionField() + ": ";
        return replacement.stream().map(line -> line.startsWith(field) ? "%s\"%s\"".formatted(field, dialect.requirement()) : line).toList();
    }

    /** A project that is carried over asks for the version that it is carried over to. */
    private Optional<Edit> raiseVersion(String text) {
        String field = dialect.manifest().versionField();
        return YamlDocument.parse(text).find(field)
                .filter(tuple -> RequiredVersion.read(String.valueOf(YamlDocument.readMapping(text).orElseThrow().get(field)), dialect.version()) == RequiredVersion.OLDER)
                .map(tuple -> YamlDocument.toLineNumber(tuple.getKeyNode().getStartMark()))
                .map(line -> new Edit(
                        UpgradeStep.Kind.MANIFEST,
                        line,
                        line,
                        keepComment(line, List.of("%s: \"%s\"".formatted(field, dialect.requirement()))),
                        "The project is carried over to atopile %s.".formatted(dialect.version())));
    }

    private List<String> keepComment(int line, List<String> replacement) {
        Matcher comment = COMMENT.matcher(lines.get(line - 1));
        return replacement.size() == 1 && comment.matches() ? List.of(replacement.getFirst() + comment.group(1)) : replacement;
    }

    private List<String> apply(List<Edit> edits) {
        var changed = new ArrayList<>(lines);
        edits.stream().sorted(Comparator.comparingInt(Edit::line).reversed()).forEach(edit -> {
            changed.subList(edit.line() - 1, Math.min(changed.size(), edit.last())).clear();
            changed.addAll(edit.line() - 1, edit.lines());
        });
        return changed;
    }

    private UpgradeStep toStep(Edit edit) {
        return new UpgradeStep(edit.kind(), Project.FILE, edit.line(), lines.subList(edit.line() - 1, Math.min(lines.size(), edit.last())), edit.lines(), edit.reason());
    }

    private UpgradeDecision toDecision(Edit edit) {
        return decide(edit.line(), "bad_manifest", edit.reason(), "It can't be changed without touching other parts of the file; edit it by hand.");
    }

    private UpgradeDecision withNewLine(UpgradeDecision decision, List<String> after) {
        int line = decision.line();
        int shift = FixDiff.computeHunks(lines, after).stream()
                .filter(hunk -> hunk.oldBefore() + hunk.oldCount() < line)
                .mapToInt(DiffHunk::delta)
                .sum();
        return new UpgradeDecision(decision.file(), line, Math.clamp(line + (long) shift, 1, Math.max(1, after.size())), decision.code(), decision.problem(), decision.advice());
    }

    private List<UpgradeDecision> checkEntries(String text) {
        if (project.targets().isEmpty()) {
            return List.of(decide(1, "no_target", "The manifest has no target to build.", "Add one with build_create."));
        }
        return project.targets().stream().flatMap(target -> checkEntry(text, target).stream()).toList();
    }

    private Optional<UpgradeDecision> checkEntry(String text, Target target) {
        int line = ManifestFaultFinder.findLine(text, "builds.%s.entry".formatted(target.name())).orElse(1);
        int colon = target.entry().lastIndexOf(':');
        if (colon <= 0 || colon == target.entry().length() - 1) {
            return Optional.empty(); // It is among the faults of the manifest.
        }
        String file = target.entryFile().replaceFirst("^(?:\\./)+", "");
        String module = target.entry().substring(colon + 1);
        Optional<List<String>> blocks = sources.findBlocks(file);
        if (blocks.isEmpty()) {
            boolean present = isPresent(file);
            return present ? Optional.empty() : Optional.of(decide(line, "unknown_entry", "There is no file `%s`.".formatted(file), adviseEntry(module)));
        }
        return blocks.get().contains(module)
                ? Optional.empty()
                : Optional.of(decide(line, "unknown_entry", "`%s` defines no `%s`.".formatted(file, module), "It defines %s.".formatted(blocks.get().isEmpty() ? "nothing" : String.join(", ", blocks.get()))));
    }

    private boolean isPresent(String file) {
        try {
            return Files.isRegularFile(project.root().resolve(file));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private String adviseEntry(String module) {
        List<String> defining = sources.findFiles(module);
        return defining.isEmpty() ? "Write the file, or the entry that is meant." : "%s is defined in %s.".formatted(module, String.join(", ", defining));
    }

    private List<UpgradeDecision> checkOutputs(String text) {
        List<String> known = dialect.outputs().names();
        return project.targets().stream()
                .flatMap(target -> target.outputs().stream()
                        .filter(output -> !known.contains(output) && !dialect.outputs().isSlow(output) && !dialect.outputs().designGroups().contains(output))
                        .map(output -> decide(
                                ManifestFaultFinder.findLine(text, "builds.%s.targets".formatted(target.name())).orElse(1),
                                "unknown_output",
                                "atopile has no output `%s`.".formatted(output),
                                "Delete it, or write one of %s.".formatted(String.join(", ", known)))))
                .toList();
    }

    static UpgradeDecision decide(int line, String code, String problem, String advice) {
        return new UpgradeDecision(Project.FILE, line, line, code, problem, advice);
    }

    static String capitalize(String problem) {
        return (problem.startsWith("`") || problem.startsWith("paths") ? problem : Character.toUpperCase(problem.charAt(0)) + problem.substring(1)) + ".";
    }
}
