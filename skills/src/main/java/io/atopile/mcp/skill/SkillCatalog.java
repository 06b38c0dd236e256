package io.atopile.mcp.skill;

import io.atopile.mcp.skill.plan.Skill;
import io.atopile.mcp.skill.plan.SkillOrigin;
import io.atopile.mcp.skill.plan.SkillProblem;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.ToolFailure;
import java.util.List;
import java.util.Optional;

/**
 * The skills that a call can use.
 *
 * @param entries in listing order
 * @param refused skills that can't be used, with the reasons
 * @param notes further information for the user, such as that the skills of an untrusted project are ignored
 */
public record SkillCatalog(List<Entry> entries, List<Refused> refused, List<String> notes) {

    /**
     * One usable skill.
     *
     * @param switchedOff the tools of the skill that this server doesn't offer; if there are any, the skill can't be run
     */
    public record Entry(Skill skill, List<String> switchedOff) {
        public Entry {
            switchedOff = List.copyOf(switchedOff);
        }

        /** Whether this server can run the skill, rather than only show its text. */
        public boolean isRunnable() {
            return skill.declaration().isPresent() && switchedOff.isEmpty();
        }
    }

    /** A folder whose skill can't be used. */
    public record Refused(String name, SkillOrigin origin, List<SkillProblem> problems) {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    public SkillCatalog {
        entries = List.copyOf(entries);
        refused = List.copyOf(refused);
        notes = List.copyOf(notes);
    }

    public Optional<Entry> find(String name) {
        return entries.stream().filter(entry -> entry.skill().name().equals(name)).findFirst();
    }

    /** Returns the skill of a name; the failure explains why there is none. */
    public Entry resolve(String name) throws ToolFailure {
        var found = find(name);
        if (found.isPresent()) {
            return found.get();
        }
        var broken = refused.stream().filter(one -> one.name().equals(name)).findFirst();
        if (broken.isPresent()) {
            throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR,
                    "The skill %s is invalid: %s".formatted(name, broken.get().problems().getFirst()),
                    "Fix it, then call again.");
        }
        var near = NameSuggestions.of(name, entries.stream().map(entry -> entry.skill().name()).toList());
        var hint = near.isEmpty() ? "skills_list returns the available skills." : "Nearest: %s.".formatted(String.join(", ", near));
        throw new ToolFailure(
                ErrorCode.NOT_FOUND, "There is no skill %s.".formatted(NameSuggestions.shorten(name)), notes.isEmpty() ? hint : notes.getFirst());
    }
}
