/*
 * pdf.h - the bytes of a PDF -> the text of its pages.
 *
 * By Poppler's pdftotext as a child process. In the program Poppler would cost its start, and a file
 * made to break a parser would break us; the child is bounded in time, memory and output, and when it
 * dies, one document was not read.
 *
 * Errors  damaged, encrypted, without text (a scan: there is no reading of pictures here), pdftotext
 * not installed.
 */
#ifndef INTAKE_PDF_H
#define INTAKE_PDF_H

#include "base/arena.h"
#include "base/err.h"

bool pdf_text(struct arena *a, struct str name, struct str bytes, struct str *out, struct err *e);

#endif
