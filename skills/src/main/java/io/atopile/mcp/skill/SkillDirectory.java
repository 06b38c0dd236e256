package io.atopile.mcp.skill;

import io.atopile.mcp.skill.plan.SkillOrigin;
import io.atopile.mcp.skill.plan.SkillProblem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A directory in which each folder is a skill. It is read again whenever a file in it has changed. */
final class SkillDirectory {

    private static final int MOST_SKILLS = 100;
    private static final long LARGEST_FILE = 256 * 1024;

    private final Path directory;
    private final SkillOrigin origin;
    private String seen = "";
    private List<SkillFiles.Reading> readings = List.of();

    SkillDirectory(Path directory, SkillOrigin origin) {
        this.directory = directory;
        this.origin = origin;
    }

    /** Returns the skills in order of their names; none if the directory doesn't exist. */
    synchronized List<SkillFiles.Reading> readings() {
        var folders = folders();
        var now = folders.stream().map(SkillDirectory::computeState).collect(Collectors.joining("\n"));
        if (!now.equals(seen)) {
            readings = folders.stream().map(this::read).toList();
            seen = now;
        }
        return readings;
    }

    /** Whether the directory contains no skill. Reads no file. */
    boolean isEmpty() {
        return folders().isEmpty();
    }

    private List<Path> folders() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var list = Files.list(directory)) {
            return list.filter(SkillDirectory::holdsSkill)
                    .sorted()
                    .limit(MOST_SKILLS)
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    /** Whether a folder contains at least one of a skill's files. */
    static boolean holdsSkill(Path folder) {
        return Files.exists(folder.resolve(SkillText.FILE)) || Files.exists(folder.resolve(SkillFiles.DECLARATION));
    }

    static SkillProblem buildMissingProblem(String folder) {
        return new SkillProblem(folder + "/" + SkillText.FILE, 1, "the file is missing; it names and describes the skill");
    }

    private static String computeState(Path folder) {
        var state = new StringBuilder(folder.toString());
        for (var name : List.of(SkillText.FILE, SkillFiles.DECLARATION)) {
            try {
                var file = folder.resolve(name);
                state.append(' ').append(Files.size(file)).append(' ').append(Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS));
            } catch (IOException _) {
                state.append(" -");
            }
        }
        return state.toString();
    }

    private SkillFiles.Reading read(Path folder) {
        var name = String.valueOf(folder.getFileName());
        var problems = new ArrayList<SkillProblem>();
        var text = readText(folder, SkillText.FILE, problems);
        var declaration = readText(folder, SkillFiles.DECLARATION, problems);
        if (problems.isEmpty() && text.isEmpty()) {
            problems.add(buildMissingProblem(name));
        }
        return problems.isEmpty()
                ? new SkillFiles(name, text.orElseThrow(), declaration).read(origin)
                : new SkillFiles.Reading.Wrong(new SkillCatalog.Refused(name, origin, problems));
    }

    private Optional<String> readText(Path folder, String name, List<SkillProblem> problems) {
        var file = folder.resolve(name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            if (!file.toRealPath().startsWith(directory.toRealPath())) {
                return rejectFile(problems, folder, name, "resolves to a path outside the skills directory");
            }
            if (!Files.isRegularFile(file)) {
                return rejectFile(problems, folder, name, "is not a regular file");
            }
            return Files.size(file) > LARGEST_FILE
                    ? rejectFile(problems, folder, name, "is larger than 256 KiB")
                    : Optional.of(Files.readString(file));
        } catch (CharacterCodingException _) {
            return rejectFile(problems, folder, name, "is not UTF-8");
        } catch (IOException _) {
            return rejectFile(problems, folder, name, "can't be read");
        }
    }

    private static Optional<String> rejectFile(List<SkillProblem> problems, Path folder, String name, String reason) {
        problems.add(new SkillProblem(folder.getFileName() + "/" + name, 1, "the file " + reason));
        return Optional.empty();
    }
}
