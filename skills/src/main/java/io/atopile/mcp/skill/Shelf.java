package io.atopile.mcp.skill;

import java.util.List;
import java.util.Optional;

/**
 * The skills that there are for a call.
 *
 * @param entries in the order in which they are listed
 * @param refused those that can't be used, with the reasons
 * @param notes what else a user should know, such as skills of a project that isn't trusted
 */
public record Shelf(List<Entry> entries, List<Refused> refused, List<String> notes) {

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

    public Shelf {
        entries = List.copyOf(entries);
        refused = List.copyOf(refused);
        notes = List.copyOf(notes);
    }

    public Optional<Entry> find(String name) {
        return entries.stream().filter(entry -> entry.skill().name().equals(name)).findFirst();
    }
}
