import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.EnclosingMethodAttribute;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * Gives a jar the time at which what others can compile against last changed: Maven compiles a module again when a jar on its
 * class path is new, although a changed method body concerns nobody else.
 *
 * <p>{@code java JarTime JAR RECORD}: the record keeps that time and a digest of all classes without method bodies, private
 * members, and local classes.
 */
final class JarTime {

    private static final ClassFile CLASSES = ClassFile.of(ConstantPoolSharingOption.NEW_POOL);

    private JarTime() {}

    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        var jar = Path.of(arguments[0]);
        var record = Path.of(arguments[1]);
        var digest = digest(jar);
        var known = Files.exists(record) ? Files.readString(record).split(" ", -1) : new String[] {"", ""};
        if (known[0].equals(digest)) {
            Files.setLastModifiedTime(jar, FileTime.fromMillis(Long.parseLong(known[1])));
        }
        Files.createDirectories(record.resolveSibling(""));
        Files.writeString(record, digest + " " + Files.getLastModifiedTime(jar).toMillis());
    }

    private static String digest(Path jar) throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var open = new JarFile(jar.toFile())) {
            for (var entry : open.stream().filter(entry -> entry.getName().endsWith(".class")).sorted((a, b) -> a.getName().compareTo(b.getName())).toList()) {
                try (var bytes = open.getInputStream(entry)) {
                    toInterface(CLASSES.parse(bytes.readAllBytes())).ifPresent(digest::update);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns the class without what no other class can refer to; empty for a class within a method. */
    static Optional<byte[]> toInterface(ClassModel type) {
        if (type.attributes().stream().anyMatch(EnclosingMethodAttribute.class::isInstance)) {
            return Optional.empty();
        }
        return Optional.of(CLASSES.transformClass(type, ClassTransform.dropping(element -> switch (element) {
                    case MethodModel method -> method.flags().has(AccessFlag.PRIVATE) || method.flags().has(AccessFlag.SYNTHETIC);
                    case FieldModel field -> field.flags().has(AccessFlag.PRIVATE);
                    case SourceFileAttribute _, NestMembersAttribute _, InnerClassesAttribute _ -> true;
                    default -> false;
                })
                .andThen(ClassTransform.transformingMethods(MethodTransform.dropping(CodeModel.class::isInstance)))
                .andThen(ClassTransform.endHandler(builder -> type.attributes().stream()
                        .filter(InnerClassesAttribute.class::isInstance)
                        .map(InnerClassesAttribute.class::cast)
                        .map(inner -> inner.classes().stream().filter(one -> isMember(type, one)).toList())
                        .filter(members -> !members.isEmpty())
                        .forEach(members -> builder.with(InnerClassesAttribute.of(members)))))));
    }

    private static boolean isMember(ClassModel type, InnerClassInfo inner) {
        return inner.innerClass().equals(type.thisClass())
                || inner.innerName().isPresent() && inner.outerClass().filter(type.thisClass()::equals).isPresent();
    }
}
