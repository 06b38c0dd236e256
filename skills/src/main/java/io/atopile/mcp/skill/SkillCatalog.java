package io.atopile.mcp.skill;

import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import java.util.List;
import java.util.Optional;

/**
 * The skills that there are for a call.
 *
 * @param entries in the order in which they are listed
 * @param refused those that can't be used, with the reasons
 * @param notes what else a user should know, such as skills of a project that isn't trusted
 */
public record SkillCatalog(List<Entry> entries, List<Refused> refused, List<String> notes) {

    /**
     * One skill.
     *
     * @param switchedOff those of its tools that this server doesn't offer; with any, it can't be run
     */
    public record Entry(Skill skill, List<String> switchedOff) {
        public Entry {
            switchedOff = List.copyOf(switchedOff);
        }

        /** Whether it can be run here, and not only be read. */
        public boolean isRunnable() {
            return skill.declaration().isPresent() && switchedOff.isEmpty();
        }
    }

    /** A folder that is no skill that could be used. */
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

    /** Why there is no skill of a name, and what helps. */
    public record Missing(ErrorCode code, String message, String hint) {}

    /** What to say of a name that {@link #find} doesn't know. */
    public Missing describeMissing(String name) {
        var broken = refused.stream().filter(one -> one.name().equals(name)).findFirst();
        if (broken.isPresent()) {
            return new Missing(
                    ErrorCode.VALIDATION_ERROR,
                    "The skill %s has a fault: %s".formatted(name, broken.get().problems().getFirst()),
                    "Mend it, then call again.");
        }
        var near = NameSuggestions.of(name, entries.stream().map(entry -> entry.skill().name()).toList());
        var hint = near.isEmpty() ? "skills_list shows what there is." : "Nearest: %s.".formatted(String.join(", ", near));
        return new Missing(
                ErrorCode.NOT_FOUND, "There is no skill %s.".formatted(NameSuggestions.shorten(name)), notes.isEmpty() ? hint : notes.getFirst());
    }

    public Optional<Entry> find(String name) {
        return entries.stream().filter(entry -> entry.skill().name().equals(name)).findFirst();
    }
}
