#include "library/search.h"
int main(){}
