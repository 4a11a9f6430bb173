namespace DurableTask.Core.Exceptions;

/// <summary>Thrown when an orchestration is started with the id of one that is still under way.</summary>
/// <param name="message">Which id, and the state of the instance that has it.</param>
public class OrchestrationAlreadyExistsException(string message) : Exception(message);
