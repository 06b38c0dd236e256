package io.atopile.mcp.skill;

import io.atopile.mcp.skill.plan.DeclarationReading;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The files of one skill's folder.
 *
 * @param folder its name
 * @param declaration its {@code skill.yaml}
 */
record SkillFiles(String folder, String text, Optional<String> declaration) {

    static final String DECLARATION = "skill.yaml";

    /** What the files are read as; whether they fit the tools is told elsewhere. */
    sealed interface Reading {

        /** {@code declared} still knows the lines of the declaration. */
        record Read(Skill skill, Optional<DeclarationReading.Read> declared) implements Reading {}

        record Wrong(Shelf.Refused refused) implements Reading {}
    }

    String declarationFile() {
        return folder + "/" + DECLARATION;
    }

    String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(declaration.orElse("").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
