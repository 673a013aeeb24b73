// Sets the chosen theme before the first paint. "system" is the absence of a choice.
(function () {
	try {
		var theme = localStorage.getItem('bulkhead.theme');
		if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
	} catch (error) {
		// storage is switched off: the system's theme it is
	}
	document.documentElement.classList.add('js');
})();
