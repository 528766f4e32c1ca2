/* run.h - the functions of the commands, one file each, named by the rows of commands.def. */
#ifndef CMD_RUN_H
#define CMD_RUN_H

#include "cmd/cmd.h"

bool cmd_init(struct call *c, struct err *e);
bool cmd_event_add(struct call *c, struct err *e);
bool cmd_event_move(struct call *c, struct err *e);
bool cmd_event_cancel(struct call *c, struct err *e);
bool cmd_event_list(struct call *c, struct err *e);
bool cmd_plan(struct call *c, struct err *e);
bool cmd_invite(struct call *c, struct err *e);
bool cmd_uninvite(struct call *c, struct err *e);
bool cmd_answer(struct call *c, struct err *e);
bool cmd_presence(struct call *c, struct err *e);
bool cmd_read(struct call *c, struct err *e);
bool cmd_text(struct call *c, struct err *e);
bool cmd_follow(struct call *c, struct err *e);
bool cmd_review_list(struct call *c, struct err *e);
bool cmd_review_accept(struct call *c, struct err *e);
bool cmd_review_reject(struct call *c, struct err *e);
bool cmd_review_edit(struct call *c, struct err *e);
bool cmd_cues_list(struct call *c, struct err *e);
bool cmd_cues_check(struct call *c, struct err *e);
bool cmd_cues_words(struct call *c, struct err *e);
bool cmd_names_check(struct call *c, struct err *e);
bool cmd_copies(struct call *c, struct err *e);
bool cmd_roll(struct call *c, struct err *e);
bool cmd_why(struct call *c, struct err *e);
bool cmd_diff(struct call *c, struct err *e);
bool cmd_history(struct call *c, struct err *e);
bool cmd_log(struct call *c, struct err *e);
bool cmd_document_list(struct call *c, struct err *e);
bool cmd_document_show(struct call *c, struct err *e);
bool cmd_retract(struct call *c, struct err *e);
bool cmd_erase_document(struct call *c, struct err *e);
bool cmd_erase_person(struct call *c, struct err *e);
bool cmd_verify(struct call *c, struct err *e);
bool cmd_export(struct call *c, struct err *e);
bool cmd_import(struct call *c, struct err *e);
bool cmd_completion(struct call *c, struct err *e);
bool cmd_help(struct call *c, struct err *e);

#endif
