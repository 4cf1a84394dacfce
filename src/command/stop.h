/* SIGINT and SIGTERM for commands that wait: noted, not acted upon. */
#ifndef COMMAND_STOP_H
#define COMMAND_STOP_H

#include <stdbool.h>

void stop_watch(void); /* from now on the signals interrupt system calls and set stop_asked() */
bool stop_asked(void);

#endif
