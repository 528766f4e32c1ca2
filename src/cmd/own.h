/*
 * own.h - what the user added without building anything: cue files and tables of names.
 *
 * They are found in three ways, all taken together: in the folder of the user's settings
 * (XDG_CONFIG_HOME/convoke, else ~/.config/convoke: the file cues, the folder names), by the
 * environment (CONVOKE_CUES, CONVOKE_NAMES: paths with : between them), and by --cues and --names,
 * which may be given several times. What is named and not there is an error; an empty place to look
 * in is none.
 *
 * Each is checked whole before anything is read with it. They are put in force once, before any
 * document is read, and stay as they are.
 */
#ifndef CMD_OWN_H
#define CMD_OWN_H

#include "base/fault.h"
#include "cmd/cmd.h"

struct own_paths {
    struct str *items;
    size_t count, allocated;
};

/* The cue files in force for the call, in the order in which their rows are tried. */
struct own_paths own_cue_files(struct call *c);

/* Reads and proves cue files and puts them in force; a file that cannot be read is a fault too. */
void own_cues_load(struct call *c, struct own_paths files, struct faults *faults);

/* The same for those in force; the first fault is the error. */
bool own_cues_use(struct call *c, struct err *e);

/* Shows faults on standard output, the file's name first on each line, as editors find their place by
 * it; the status of the call is then 1. */
void own_faults_show(struct call *c, const struct faults *f);

/* The folders with tables of names in force for the call. */
struct own_paths own_name_folders(struct call *c);
void own_names_load(struct call *c, struct own_paths folders, struct faults *faults);
bool own_names_use(struct call *c, struct err *e);

#endif
