package dev.gan4j.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what with a file: what a new file keeps of the one that it replaces.
 *
 * @param owner       whose it is
 * @param group       the group's
 * @param permissions what they and others may do
 */
record FileAccess(UserPrincipal owner, GroupPrincipal group, Set<PosixFilePermission> permissions) {

    FileAccess {
        permissions = Set.copyOf(permissions);
    }

    /** Returns the access of a file; null where the file system knows no owners and modes. */
    static @Nullable FileAccess of(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class,
                LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return null;
        }
        PosixFileAttributes attributes = view.readAttributes();
        return new FileAccess(attributes.owner(), attributes.group(), attributes.permissions());
    }

    /** The superuser may write to any file; a mode that forbids it to the owner is a wish all the same. */
    boolean isReadOnly() {
        return !permissions.contains(PosixFilePermission.OWNER_WRITE);
    }

    /**
     * Gives a file this access.
     *
     * @param file     the new file
     * @param replaced the one that it replaces, for the message
     * @throws FileSystemException if its owner cannot be kept
     */
    void giveTo(Path file, Path replaced) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class,
                LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributes now = view.readAttributes();
        try {
            if (!owner.equals(now.owner())) {
                view.setOwner(owner);
            }
            if (!group.equals(now.group())) {
                view.setGroup(group);
            }
        } catch (FileSystemException e) {
            FileSystemException refused = new FileSystemException(replaced.toString(), null, "the file belongs to "
                    + owner.getName() + ":" + group.getName() + " and would belong to " + now.owner().getName() + ":"
                    + now.group().getName() + " if it were replaced; remove it, or choose another name");
            refused.initCause(e);
            throw refused;
        }
        // Last, since a change of the owner may take permissions away. A file system of fixed modes refuses any change.
        if (!permissions.equals(view.readAttributes().permissions())) {
            view.setPermissions(permissions);
        }
    }
}
