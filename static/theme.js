// Sets the chosen theme before the first paint. "system" is the absence of a choice.
(function () {
	try {
		var theme = localStorage.getItem('bulkhead.theme');
		if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
	} catch (error) {
		// storage is switched off: the system's theme it is
	}
	document.documentElement.classList.add('js');
	// pages are made without a query; what depends on one waits until it has been read
	if (location.search !== '') document.documentElement.classList.add('query');
})();
