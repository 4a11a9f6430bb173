namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function is.</summary>
public abstract class FunctionDefinition
{
    /// <summary>Its name.</summary>
    public abstract string Name { get; }

    /// <summary>Its id.</summary>
    public abstract string Id { get; }

    /// <summary>Its method, with the type in front.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>The file of its assembly.</summary>
    public abstract string PathToAssembly { get; }
}
