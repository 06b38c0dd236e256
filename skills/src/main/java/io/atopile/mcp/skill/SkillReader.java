package io.atopile.mcp.skill;

import io.atopile.mcp.skill.plan.DeclarationReadResult;
import io.atopile.mcp.skill.plan.DeclarationReader;
import io.atopile.mcp.skill.plan.Skill;
import io.atopile.mcp.skill.plan.SkillOrigin;
import io.atopile.mcp.skill.plan.SkillProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds a skill from the files of its folder. */
final class SkillReader {

    private SkillReader() {}

    static SkillFiles.Reading read(SkillFiles files, SkillOrigin origin) {
        var problems = new ArrayList<SkillProblem>();
        var text = switch (SkillText.read(files.folder(), files.text())) {
            case SkillText.Reading.Read(var read) -> Optional.of(read);
            case SkillText.Reading.Wrong(var wrong) -> {
                problems.addAll(wrong);
                yield Optional.<SkillText>empty();
            }
        };
        var declared = files.declaration().flatMap(yaml -> parseDeclaration(files.declarationFile(), yaml, problems));
        return problems.isEmpty()
                ? new SkillFiles.Reading.Read(buildSkill(text.orElseThrow(), origin, declared, files.fingerprint()), declared)
                : new SkillFiles.Reading.Wrong(new SkillCatalog.Refused(files.folder(), origin, problems));
    }

    private static Optional<DeclarationReadResult.Read> parseDeclaration(String file, String yaml, List<SkillProblem> problems) {
        return switch (DeclarationReader.read(file, yaml)) {
            case DeclarationReadResult.Read read -> Optional.of(read);
            case DeclarationReadResult.Wrong(var wrong) -> {
                problems.addAll(wrong);
                yield Optional.empty();
            }
        };
    }

    private static Skill buildSkill(SkillText text, SkillOrigin origin, Optional<DeclarationReadResult.Read> declared, String fingerprint) {
        return new Skill(
                text.name(), text.description(), text.body(), origin, declared.map(DeclarationReadResult.Read::declaration), fingerprint);
    }
}
