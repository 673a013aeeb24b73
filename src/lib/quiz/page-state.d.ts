declare global {
	namespace App {
		/** Where somebody is in a sitting, kept in the browser's history so that Back leads to the question before. */
		interface PageState {
			sitting?: string;
			/** 0-based place in the sitting; behind the last item stand the results */
			step?: number;
		}
	}
}
export {};
