package io.atopile.mcp.skill;

import io.atopile.mcp.skill.plan.DeclarationCheck;
import io.atopile.mcp.skill.plan.KnownTools;
import io.atopile.mcp.skill.plan.SkillDeclaration;
import io.atopile.mcp.skill.plan.SkillOrigin;
import io.atopile.mcp.skill.plan.SkillProblem;
import io.atopile.mcp.tool.LazyValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds the skills: the built-in ones first, then the user's, then those of a trusted project. If two have the same name, the
 * earlier one is used and the later one refused. Changed files are read again.
 */
public final class SkillRegistry {

    private final SkillLocations places;
    private final KnownTools tools;
    private final SkillDirectory user;
    private final Map<Path, SkillDirectory> projects = new ConcurrentHashMap<>();
    private final Map<String, List<SkillProblem>> checked = new ConcurrentHashMap<>();

    public SkillRegistry(SkillLocations places, KnownTools tools) {
        this.places = places;
        this.tools = tools;
        this.user = new SkillDirectory(places.user(), SkillOrigin.USER);
    }

    /** Returns the skills for a call, with those of its project if it has one. */
    public SkillCatalog buildCatalog(Optional<Path> project) {
        var readings = new ArrayList<>(BuiltInSkills.readings());
        readings.addAll(user.readings());
        var notes = new ArrayList<String>();
        project.ifPresent(folder -> {
            var directory = projects.computeIfAbsent(folder, at -> new SkillDirectory(SkillLocations.resolveInProject(at), SkillOrigin.PROJECT));
            if (places.trusts().test(folder)) {
                readings.addAll(directory.readings());
            } else if (!directory.isEmpty()) {
                notes.add("The skills in the project's .agents/skills are ignored because the project isn't trusted. To trust it, the user "
                        + "adds its directory to trust in the settings.");
            }
        });
        return buildCatalog(readings, notes);
    }

    /** Returns the problems of one folder, as {@link #buildCatalog} would find them; empty if its skill can be used. */
    public List<SkillProblem> check(Path folder) {
        var name = String.valueOf(folder.getFileName());
        var around = folder.toAbsolutePath().normalize().resolveSibling("");
        if (!SkillDirectory.holdsSkill(folder)) {
            return List.of(SkillDirectory.buildMissingProblem(name));
        }
        return new SkillDirectory(around, SkillOrigin.USER)
                .readings().stream()
                        .flatMap(reading -> switch (reading) {
                            case SkillFiles.Reading.Wrong(var refused) when refused.name().equals(name) -> refused.problems().stream();
                            case SkillFiles.Reading.Read read when read.skill().name().equals(name) -> checkDeclaration(read).stream();
                            case SkillFiles.Reading.Wrong _, SkillFiles.Reading.Read _ -> Stream.<SkillProblem>empty();
                        })
                        .toList();
    }

    private SkillCatalog buildCatalog(List<SkillFiles.Reading> readings, List<String> notes) {
        var entries = new ArrayList<SkillCatalog.Entry>();
        var refused = new ArrayList<SkillCatalog.Refused>();
        var taken = new HashSet<String>();
        for (var reading : readings) {
            switch (reading) {
                case SkillFiles.Reading.Wrong(var wrong) -> refused.add(wrong);
                case SkillFiles.Reading.Read read -> buildEntry(read, taken, refused).ifPresent(entries::add);
            }
        }
        return new SkillCatalog(entries, refused, notes);
    }

    private Optional<SkillCatalog.Entry> buildEntry(SkillFiles.Reading.Read read, Set<String> taken, List<SkillCatalog.Refused> refused) {
        var skill = read.skill();
        var problems = checkDeclaration(read);
        if (problems.isEmpty() && !taken.add(skill.name())) {
            problems = List.of(new SkillProblem(
                    skill.name() + "/" + SkillText.FILE, 1, "another skill already has this name; rename the folder and change name to match"));
        }
        if (!problems.isEmpty()) {
            refused.add(new SkillCatalog.Refused(skill.name(), skill.origin(), problems));
            return Optional.empty();
        }
        return Optional.of(new SkillCatalog.Entry(skill, skill.declaration().map(tools::listDisabled).orElse(List.of())));
    }

    /** Cached by fingerprint, because the check takes several milliseconds and its result depends only on the files and this program. */
    private List<SkillProblem> checkDeclaration(SkillFiles.Reading.Read read) {
        return read.declared()
                .map(declared -> checked.computeIfAbsent(
                        read.skill().fingerprint(),
                        _ -> DeclarationCheck.findProblems(read.skill().name() + "/" + SkillFiles.DECLARATION, declared, tools)))
                .orElse(List.of());
    }

    /**
     * Returns the suggestions after a tool of all runnable skills that are built in or the user's. Skills are read only if there may
     * be one: reading them takes longer than most calls, and much longer in a program that has just started.
     */
    public List<Suggested> listSuggestions(String tool) {
        if (user.isEmpty() && !BuiltInSkills.maySuggestAfter(tool)) {
            return List.of();
        }
        return buildCatalog(Optional.empty()).entries().stream()
                .filter(SkillCatalog.Entry::isRunnable)
                .flatMap(entry -> entry.skill().declaration().stream()
                        .flatMap(declaration -> declaration.suggest().stream())
                        .filter(suggestion -> suggestion.after().equals(tool))
                        .map(suggestion -> new Suggested(entry.skill().name(), suggestion)))
                .toList();
    }

    /** A skill and the condition under which it is suggested. */
    public record Suggested(String skill, SkillDeclaration.Suggestion when) {}

    /** The skills that ship with the server, read once on first use. */
    private static final class BuiltInSkills {

        /** Of several that suit a result, the first is suggested. */
        static final List<String> NAMES = List.of(
                "migrate_project",
                "diagnose_build_failure",
                "install_part_and_validate",
                "manufacturing_readiness_review",
                "review_design_change",
                "select_part");

        private static final LazyValue<List<SkillFiles.Reading>> ALL =
                LazyValue.of(() -> NAMES.stream().map(BuiltInSkills::read).toList());

        private static final LazyValue<List<String>> DECLARATIONS =
                LazyValue.of(() -> NAMES.stream().flatMap(name -> findResource(name, SkillFiles.DECLARATION).stream()).toList());

        private BuiltInSkills() {}

        /** Searches the texts for the tool without parsing them. */
        static boolean maySuggestAfter(String tool) {
            return DECLARATIONS.get().stream().anyMatch(text -> text.contains("after: " + tool));
        }

        static List<SkillFiles.Reading> readings() {
            return ALL.get();
        }

        private static SkillFiles.Reading read(String name) {
            var text = findResource(name, SkillText.FILE).orElseThrow(() -> new IllegalStateException("The skill " + name + " is missing from the distribution"));
            return new SkillFiles(name, text, findResource(name, SkillFiles.DECLARATION)).read(SkillOrigin.BUILT_IN);
        }

        private static Optional<String> findResource(String skill, String file) {
            try (var resource = BuiltInSkills.class.getResourceAsStream("/library/" + skill + "/" + file)) {
                return resource == null ? Optional.empty() : Optional.of(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
