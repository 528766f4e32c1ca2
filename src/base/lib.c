/* The one file that includes dlfcn.h. */
#include "base/lib.h"

#include <dlfcn.h>
#include <string.h>

typedef void any_function(void);

bool lib_load(const char *file, const char *package, const char *const *names, size_t count,
              void *slots, struct err *e)
{
    void *lib = dlopen(file, RTLD_NOW | RTLD_LOCAL);

    if (lib == NULL)
        return err_set(e, ERR_SYSTEM, "%s: cannot be loaded; install the package %s", file, package);
    for (size_t i = 0; i < count; i++) {
        void *found = dlsym(lib, names[i]);

        if (found == NULL)
            return err_set(e, ERR_SYSTEM, "%s: has no %s; install a newer %s", file, names[i],
                           package);
        /* POSIX lets a function's address stand in a pointer to void; C has no conversion for it. */
        memcpy((char *)slots + i * sizeof(any_function *), &found, sizeof found);
    }
    return true;
}
