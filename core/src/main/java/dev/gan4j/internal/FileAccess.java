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
 * The access rights of a file, which a new file keeps from the one that it replaces.
 *
 * @param owner       the owner
 * @param group       the group
 * @param permissions the permissions of owner, group and others
 */
record FileAccess(UserPrincipal owner, GroupPrincipal group, Set<PosixFilePermission> permissions) {

    FileAccess {
        permissions = Set.copyOf(permissions);
    }

    /** Returns the access rights of a file; null if the file system has no owners and modes. */
    static @Nullable FileAccess of(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class,
                LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return null;
        }
        PosixFileAttributes attributes = view.readAttributes();
        return new FileAccess(attributes.owner(), attributes.group(), attributes.permissions());
    }

    /** The superuser may write to any file, but a mode that forbids writing to the owner is respected all the same. */
    boolean isReadOnly() {
        return !permissions.contains(PosixFilePermission.OWNER_WRITE);
    }

    /**
     * Gives a file these access rights.
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
        // Last, because a change of owner may remove permissions. A file system with fixed modes refuses any change.
        if (!permissions.equals(view.readAttributes().permissions())) {
            view.setPermissions(permissions);
        }
    }
}
